import type { InsightsView } from '../../core/insights';
import type { Lists } from './lists';

/** What each section of the page is given. */
export interface SectionProps {
  readonly view: InsightsView;
  readonly lists: Lists;
}
