import type { InsightsView } from '../../core/insights';
import type { Lists } from './lists';

/** What each section of the page is given. */
export interface SectionProps {
  readonly view: InsightsView;
  readonly lists: Lists;
}

/** What one that names leads is given besides. */
export interface LeadSectionProps extends SectionProps {
  /** Selects the row of the lead with this id. */
  readonly goToRow: (id: string) => void;
}
