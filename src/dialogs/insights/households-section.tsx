import { countWords } from '../../core/count-words';
import type { Household, Tie, TieKind } from '../../core/household';
import { LeadName, LeadRow } from '../lead-name';
import { dayWords } from '../words';
import { CountTable } from './count-table';
import { type Lists, portionOf } from './lists';
import type { LeadSectionProps } from './section-props';
import { ShowMore } from './show-more';

const LIST = 'households';
const SHOWN_HOUSEHOLDS = 20;
const SHOWN_LEADS = 10;
const SHOWN_TIES = 10;
const SHOWN_IDS = 5;

const TIE_WORDS: Record<TieKind, string> = {
  phone: 'Same phone',
  email: 'Same e-mail',
  address: 'Same postcode and house number',
};

/** Leads that may be one customer twice, so that nobody is rung twice. */
export function HouseholdsSection({ view: { households }, lists, goToRow }: LeadSectionProps) {
  return (
    <section aria-labelledby={LIST}>
      <h2 id={LIST}>The same household twice</h2>
      {households.length === 0 ? (
        <p>No two leads share a phone number, an e-mail address, or postcode and house number.</p>
      ) : (
        <>
          <p>{countWords(households.length, 'household')} with more than one lead. Have a look before you ring.</p>
          <CountTable
            caption="Households with more than one lead, those with the newest lead first"
            headers={['Leads', 'What they share']}
            items={households}
            rowOf={(household, index) => [
              <Leads key="leads" household={household} lists={lists} list={`${LIST} ${index}`} goToRow={goToRow} />,
              <Ties key="ties" household={household} lists={lists} list={`${LIST} ${index} ties`} />,
            ]}
            lists={lists}
            list={LIST}
            limit={SHOWN_HOUSEHOLDS}
          />
        </>
      )}
    </section>
  );
}

/** What each cell of a household is given. */
interface CellProps {
  readonly household: Household;
  readonly lists: Lists;
  readonly list: string;
}

function Leads({ household: { leads }, lists, list, goToRow }: CellProps & Pick<LeadSectionProps, 'goToRow'>) {
  const { shown } = portionOf(lists, list, leads.length, SHOWN_LEADS);
  return (
    <>
      <ul>
        {leads.slice(0, shown).map((lead) => (
          <li key={lead.id}>
            <LeadName lead={lead} />
            {lead.created !== null && <span class="quiet">, {dayWords(lead.created)}</span>}{' '}
            <LeadRow lead={lead} onGo={goToRow} />
          </li>
        ))}
      </ul>
      <ShowMore lists={lists} list={list} what="leads of this household" count={leads.length} limit={SHOWN_LEADS} />
    </>
  );
}

function Ties({ household: { leads, ties }, lists, list }: CellProps) {
  const { shown } = portionOf(lists, list, ties.length, SHOWN_TIES);
  return (
    <>
      <ul>
        {ties.slice(0, shown).map((tie) => (
          <li key={tie.kind + tie.value}>
            {TIE_WORDS[tie.kind]}: <bdi>{tie.value}</bdi>
            {tie.ids.length < leads.length && <span class="quiet"> ({idWords(tie)})</span>}
          </li>
        ))}
      </ul>
      <ShowMore lists={lists} list={list} what="what this household shares" count={ties.length} limit={SHOWN_TIES} />
    </>
  );
}

/** Who shares it, where not all of them do. */
function idWords({ ids }: Tie): string {
  const more = ids.length - SHOWN_IDS;
  return `ID ${ids.slice(0, SHOWN_IDS).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
