// What ids, dates, names of fields and texts can be that no service should send, as JSON text where they need not be text.

const inJson = (texts: readonly string[]): string[] => texts.map((text) => JSON.stringify(text));

/** Half of a sign: no text that is written out as UTF-8 can hold it. */
const HALF_SIGN = '\ud83d';

export const ODD_IDS: readonly string[] = [
  ...['-1', '0', '-0', '1.5', '1e3', '1e21', '1e400', '9007199254740993', '-9007199254740993'],
  ...['null', 'true', 'false', '{}', '[]', '[1]', '{"id":1}', '{"toString":null}'],
  ...inJson(['', ' ', '\t\n', '\u00a0', '\ufeff', '0007', ' 8 ', '1.0', '1e3', '-5', 'NaN', 'null', 'undefined']),
  ...inJson(['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'rows', '(lead id)', '(sync)']),
  ...inJson(['pending-1', ' pending-2', 'pending-', 'Pending-3', 'pending-\u0000']),
  ...inJson(['=1+1', '=HYPERLINK("https://example.com")', "'7", "''7", '+7', '@7', '#N/A', '1/2', 'TRUE', '12:30']),
  ...inJson(['two\nlines', 'two\r\nlines', 'tab\there', '7\u0000', '\u00007', '7\u2028', '7\u200b', '\u202e7']),
  ...inJson(['🏠', '👨‍👩‍👧', HALF_SIGN, `7${HALF_SIGN}`, 'e\u0301', 'é', '<b>7</b>', '"7"', '\\7', 'x'.repeat(200)]),
  JSON.stringify('x'.repeat(201)),
];

export const ODD_DATES: readonly string[] = [
  ...inJson(['2026-02-30T10:00:00Z', '2025-02-29T10:00:00.000Z', '2026-13-01T10:00:00Z', '2026-06-31T10:00:00Z']),
  ...inJson(['2026-06-01T09:00:00', '2026-06-01', '2026-06-01 09:00:00', '2026-06-01T09:00', '01/06/2026 09:00']),
  ...inJson(['2026-06-01T24:00:00Z', '2026-06-01T25:00:00Z', '2026-06-01T09:61:00Z', '2026-06-01T23:59:60Z']),
  ...inJson(['2026-06-01T09:00:00+25:00', '2026-06-01T09:00:00+0100', '2026-06-01T09:00:00.123456789Z']),
  ...inJson(['99999-01-01T00:00:00Z', '+099999-01-01T00:00:00Z', '9999-12-31T23:59:59-23:59', '9999-12-31T23:59:59Z']),
  ...inJson(['0000-01-01T00:00:00Z', '0000-01-01T00:00:00+23:59', '-000001-01-01T00:00:00Z', '0001-01-01T00:00:00Z']),
  ...inJson(['1899-12-30T00:00:00Z', '1900-01-01T00:00:00+14:00', '1970-01-01T00:00:00Z']),
  ...inJson(['yesterday', 'NaN', 'Invalid Date', '', ' ', '1780304400', '=NOW()', 'null', '٢٠٢٦-٠٦-٠١T٠٩:٠٠:٠٠Z']),
  ...['0', '-1', '1780304400', '1780304400000', '1e400', '-8.64e15', '8.64e15', '8640000000000001', '46174.375'],
  ...['null', 'true', 'false', '[]', '{}', '["2026-06-01T09:00:00Z"]', '{"date":"2026-06-01T09:00:00Z"}'],
];

export const ODD_NAMES: readonly string[] = [
  ...['(sync)', '(lead id)', ' (sync)', '(Sync)', 'Lead ID', 'Sync', 'heatpunk: status', 'rows', 'ID', 'leadId'],
  ...['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'valueOf', 'toJSON', 'length', 'then'],
  ...[
    '',
    ' ',
    '\n',
    'two\nlines',
    'two\r\nlines',
    'heatpunk: a\nheatpunk: (sync)',
    '"quoted"',
    "'quoted",
    'back\\slash',
  ],
  ...['=1+1', '+1', '@x', 'TRUE', '007', '2026-06-01', '#REF!', 'line\u2028separator', 'nul\u0000', HALF_SIGN, '🏠'],
  ...['customername', 'CustomerName', ' customerName', 'customerName ', 'customer.name', 'customer_name', '<b>x</b>'],
  ...['dateCreated2', 'dateX', 'installedAt', 'x'.repeat(200), 'x'.repeat(1000), 'x'.repeat(60_000)],
];

export const ODD_TEXTS: readonly string[] = [
  ...['=1+1', '=IMPORTXML("https://example.com","//a")', '+447700900123', '-1+1', '@SUM(1)', "'quoted", "''twice"],
  ...[
    '',
    ' ',
    '\n',
    '\t',
    '\r\n',
    'two\nlines',
    'two\rlines',
    '0007',
    'TRUE',
    'true',
    '1e5',
    '1e400',
    '1/2',
    '#N/A',
    '£5',
  ],
  ...[
    '\u0000',
    'nul\u0000inside',
    'bell\u0007',
    'escape\u001b[31m',
    'line\u2028separator',
    'zero\u200bwidth',
    '\ufeff',
  ],
  ...[
    HALF_SIGN,
    `${HALF_SIGN}x`,
    '👍🏽',
    'שלום',
    '\u202eright to left',
    '<script>alert(1)</script>',
    '</title>',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a text that looks like a template, not one
    '${template}',
  ],
  ...[
    'Synced',
    'Edited',
    'Not in Heatpunk',
    'pending-1',
    'undefined',
    '[object Object]',
    'TypeError: x is not a function',
  ],
];

/** Bodies that hold no JSON, or none that is leads. */
export const NO_JSON: readonly string[] = [
  ...[
    'OK',
    'Service is starting',
    'undefined',
    'NaN',
    'Infinity',
    "{'rows': []}",
    '{rows: []}',
    '[1,]',
    '{"rows":{},}',
  ],
  ...['[][]', '{}{}', '{"rows":[]}\n{"rows":[]}', ')]}\',\n{"rows":[]}', '/* */ []', '// []', 'callback({"rows":[]})'],
  ...[
    'rows: []',
    'ID,status\n1,new',
    '--boundary\r\nContent-Type: application/json\r\n\r\n[]',
    '%PDF-1.7',
    'PK\u0003\u0004',
  ],
  ...[
    'TypeError: Cannot read properties of undefined',
    '[object Object]',
    'data:application/json,[]',
    '0x10',
    '01',
    '+1',
    '.5',
  ],
];

export const PAGES: readonly string[] = [
  '<!DOCTYPE html><html><head><title>Log in</title></head><body><p>Please log in</p></body></html>',
  '<html><body><h1>502 Bad Gateway</h1><hr><center>nginx</center></body></html>',
  '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>',
  '\n\n  <html lang="en"><script>var rows = {"rows": []}</script><style>b{}</style></html>',
  `<html>${'<div>'.repeat(5000)}`,
  '<'.repeat(20_000),
  `<script${' <script'.repeat(2000)}`,
  `<title>${'a'.repeat(10_000)}`,
  '<html><body></body></html>',
  '<pre>TypeError: undefined is not a function\n    at Object.&lt;anonymous&gt;</pre>',
];

export const SCALARS: readonly string[] = [
  ...['null', 'true', 'false', '0', '-0', '1', '-1', '1.5', '1e21', '1e400', '-1e400', '5e-324', '9007199254740993'],
  ...inJson(['', ' ', 'text', '{"rows":[]}', 'null', HALF_SIGN]),
  ...['[]', '{}', '[[]]', '[null]', '[{}]', '{"rows":[]}', '{"length":1}', '{"toString":null,"valueOf":1}', '{"0":{}}'],
];
