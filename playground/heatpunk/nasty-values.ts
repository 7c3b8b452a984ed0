// Texts that spreadsheets, parsers and pages are known to trip over. Each must come back letter for letter.

/** No two are equal, none is blank, and each is text: what looks like a number or a date here is not one. */
export const NASTY_VALUES: readonly string[] = [
  // Formulas, or taken for one
  '=HYPERLINK("https://example.com","x")',
  '=1+1',
  '+447700900123',
  '-1',
  '@SUM(1)',
  // Numbers, dates and the like, once parsed as if typed
  '007',
  '1/2',
  'TRUE',
  '1e5',
  '0x10',
  '50%',
  '£5',
  '1,234.50',
  '12345678901234567890',
  '12:30',
  '2025-01-01',
  '3 March',
  '#N/A',
  'null',
  'NaN',
  // Marks
  "'quoted",
  "''twice quoted",
  '"double"',
  'back\\slash',
  'comma, semicolon; pipe|',
  // Letters beyond the plain ones
  '👍🏽',
  '👨‍👩‍👧‍👦 family',
  'שלום עולם',
  'مرحبا 123',
  'Zoe\u0308 e\u0301clair',
  'zero\u200bwidth',
  'line\u2028separator',
  // White space
  'two\nlines',
  'two\r\nlines',
  'tab\there',
  '  leading',
  'trailing  ',
  '\u00a0hard blanks\u00a0',
  // Pages and templates
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  '<!-- comment',
  '&amp; &lt;',
  '{{template}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a text that looks like a template, not one
  '${template}',
  '__proto__',
  // Length
  'long '.repeat(1000).trimEnd().padEnd(5000, '!'),
];
