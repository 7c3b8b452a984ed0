import type { InsightsView } from '../../core/insights';

/** What each section of the page is given. */
export interface SectionProps {
  readonly view: InsightsView;
  readonly expanded: ReadonlySet<string>;
  readonly onToggle: (list: string) => void;
}
