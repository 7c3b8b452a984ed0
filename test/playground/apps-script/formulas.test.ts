/** What formulas come to, as their cells show it. */

import { describe, expect, test } from '@jest/globals';
import { manualClock } from '../../../playground/apps-script/runtime/clock';
import { implementationOf } from '../../../playground/apps-script/workbook/functions/library';
import { signatures } from '../../../playground/apps-script/workbook/functions/library-signatures';
import { hostWith } from './support';

/** Five leads with a header, and beside them what a table needs. It is Monday 5 January 2026. */
const leads = [
  ['Name', 'Status', 'Quote', 'Created', 'Phone', 'Sent'],
  ['Ann', 'New', '£1,200', '01/12/2025', '07700900001', 'TRUE'],
  ['Bob', 'won', '£800.50', '15/12/2025', '07700900002', 'FALSE'],
  ['Cy', 'Won early', '', '31/12/2025', '07700900001', 'TRUE'],
  ['Dee', 'Lost', '£99', '', '', ''],
  ['Ed', '', '', '02/01/2026', '020 7946 0000', 'FALSE'],
] as const;

const office = (options: Parameters<typeof hostWith>[1] = {}) => {
  const host = hostWith('', options);
  host.people.setFormat('E1:E1000', '@');
  host.people.paste('A1', leads);
  return host;
};

/** What H2 shows after a formula was typed there. */
const shown = (formula: string, cells: Readonly<Record<string, string>> = {}) => {
  const { people } = office();
  for (const [place, text] of Object.entries(cells)) people.type(place, text);
  people.type('H2', formula);
  return people.text('H2');
};

type Row = readonly [formula: string, expected: string, cells?: Readonly<Record<string, string>>];

const tables: Readonly<Record<string, readonly Row[]>> = {
  'criteria match words in any case, wildcards, comparisons and blanks': [
    ['=COUNTIF(B:B,"won")', '1'],
    ['=COUNTIF(B2:B6,"WON*")', '2'],
    ['=COUNTIF(B2:B6,"*o*")', '3'],
    ['=COUNTIF(B2:B6,"?on")', '1'],
    ['=COUNTIF(B2:B6,"w~?n")', '0'],
    ['=COUNTIF(B2:B6,"<>won")', '4'],
    ['=COUNTIF(B2:B6,"<>")', '4'],
    ['=COUNTIF(B2:B6,"")', '1'],
    ['=COUNTIF(B2:B,"")', '995'],
    ['=COUNTIF(B2:B6,B3)', '1'],
    ['=COUNTIF(C2:C6,">=800.5")', '2'],
    ['=COUNTIF(C2:C6,99)', '1'],
    ['=COUNTIF(C2:C6,"£99")', '1'],
    ['=COUNTIF(C2:C6,"<"&C2)', '2'],
    ['=COUNTIF(B2:B6,">M")', '3'],
    ['=COUNTIF(D2:D6,">15/12/2025")', '2'],
    ['=COUNTIF(D2:D6,">="&DATE(2025,12,15))', '3'],
    ['=COUNTIF(D2:D6,D3)', '1'],
    ['=COUNTIF(E2:E6,E2)', '2'],
    ['=COUNTIF(F2:F6,TRUE)', '2'],
    ['=COUNTIF(H5:H6,5)', '1', { H5: '=1/0', H6: '5' }],
    ['=COUNTIFS(B2:B6,"w*",C2:C6,">0")', '1'],
    ['=COUNTIFS(B2:B6,"w*",C2:C5,">0")', '#VALUE!'],
    ['=SUMIF(B:B,"*",C:C)', '£2,099.50'],
    ['=SUMIF(C2:C6,">100")', '£2,000.50'],
    ['=SUMIF(B2:B6,"new",C2)', '£1,200.00'],
    ['=SUMIFS(C:C,B:B,"<>new",F:F,FALSE)', '£800.50'],
    ['=AVERAGEIF(B2:B6,"<>lost",C2:C6)', '£1,000.25'],
    ['=AVERAGEIF(B2:B6,"none",C2:C6)', '#DIV/0!'],
    ['=AVERAGEIFS(C2:C6,B2:B6,"?o*")', '£449.75'],
    ['=MAXIFS(D2:D6,F2:F6,TRUE)', '31/12/2025'],
    ['=MINIFS(C2:C6,B2:B6,"none")', '0'],
  ],
  'lookups find by kind and by case-blind words': [
    ['=VLOOKUP("bob",A2:C6,3,FALSE)', '£800.50'],
    ['=VLOOKUP("Bob",A:D,4,0)', '15/12/2025'],
    ['=VLOOKUP("d*",A2:B6,2,FALSE)', 'Lost'],
    ['=VLOOKUP("Zed",A2:B6,2,FALSE)', '#N/A'],
    ['=VLOOKUP("Bob",A2:B6,3,FALSE)', '#REF!'],
    ['=VLOOKUP("Bob",A2:B6,0,FALSE)', '#VALUE!'],
    ['=VLOOKUP("Carl",A2:B6,2)', 'won'],
    ['=VLOOKUP(5,H5:I7,2,FALSE)', 'number', { H5: "'5", I5: 'text', H6: '5', I6: 'number' }],
    ['=VLOOKUP(25,H5:I7,2)', 'b', { H5: '10', I5: 'a', H6: '20', I6: 'b', H7: '30', I7: 'c' }],
    ['=VLOOKUP("Cy",A2:C6,3,FALSE)', ''],
    ['=VLOOKUP("Ann",A2:H6,8,FALSE)', '#REF!'],
    ['=HLOOKUP("status",A1:F6,3,FALSE)', 'won'],
    ['=MATCH("dee",A:A,0)', '5'],
    ['=MATCH("D",A2:A6)', '3'],
    ['=MATCH(15,H5:H7,-1)', '2', { H5: '30', H6: '20', H7: '10' }],
    ['=MATCH("a.b",H5:H6,0)', '2', { H5: 'axb', H6: 'A.B' }],
    ['=INDEX(B2:B6,MATCH("Cy",A2:A6,0))', 'Won early'],
    ['=INDEX(A1:F6,2,3)', '£1,200.00'],
    ['=INDEX(A1:F1,4)', 'Created'],
    ['=SUM(INDEX(A1:F6,0,3))', '£2,099.50'],
    ['=INDEX(A1:B2,3,1)', '#NUM!'],
    ['=XLOOKUP("BOB",A2:A6,D2:D6)', '15/12/2025'],
    ['=XLOOKUP("Zed",A2:A6,B2:B6,"none")', 'none'],
    ['=XLOOKUP("Bob",A2:A6,B2:B6,1/0)', 'won'],
    ['=XLOOKUP("Zed",A2:A6,B2:B6)', '#N/A'],
    ['=XLOOKUP("07700900001",E2:E6,A2:A6,"",0,-1)', 'Cy'],
    ['=XLOOKUP("e*",A2:A6,F2:F6,"",2)', 'FALSE'],
    ['=XLOOKUP(DATE(2025,12,20),D2:D6,A2:A6,"",-1)', 'Bob'],
    ['=XLOOKUP(DATE(2025,12,20),D2:D6,A2:A6,"",1)', 'Cy'],
    ['=XLOOKUP("Status",A1:F1,A3:F3)', 'won'],
    ['=XMATCH("Cy",A2:A6)', '3'],
    ['=LOOKUP("Carl",A2:A6,B2:B6)', 'won'],
  ],
  'what is not chosen is not computed': [
    ['=IF(TRUE,"yes",1/0)', 'yes'],
    ['=IF(FALSE,1/0)', 'FALSE'],
    ['=IF(B2="new",,"no")', ''],
    ['=IF(C4,"some","none")', 'none'],
    ['=IF("x",1,2)', '#VALUE!'],
    ['=IF(A2="ANN",D2,"")', '01/12/2025'],
    ['=IFS(C2>5000,1/0,C2>1000,"large",TRUE,"small")', 'large'],
    ['=IFS(FALSE,1)', '#N/A'],
    ['=SWITCH(B2,"new","fresh","won",1/0)', 'fresh'],
    ['=SWITCH(B6,"new","fresh","other")', 'other'],
    ['=SWITCH(B3,"new",1,"lost",2)', '#N/A'],
    ['=CHOOSE(2,1/0,"b")', 'b'],
    ['=CHOOSE(3,"a","b")', '#NUM!'],
    ['=IFERROR(VLOOKUP("Zed",A:B,2,FALSE),"none")', 'none'],
    ['=IFERROR(A2,1/0)', 'Ann'],
    ['=IFERROR(1/0)', ''],
    ['=IFERROR(H5,"caught")', 'caught', { H5: '=NOPE()' }],
    ['=IFNA(1/0,"none")', '#DIV/0!'],
    ['=IFNA(NA(),"none")', 'none'],
  ],
  'truth values': [
    ['=AND(A2="ann",C2>1000)', 'TRUE'],
    ['=OR(A2="bob",1>2)', 'FALSE'],
    ['=AND(F2:F6)', 'FALSE'],
    ['=OR(F2:F6)', 'TRUE'],
    ['=NOT(F2)', 'FALSE'],
    ['=XOR(TRUE,TRUE)', 'FALSE'],
    ['=AND("word")', '#VALUE!'],
    ['=TRUE()', 'TRUE'],
    ['=true', 'TRUE'],
  ],
  'kinds of values': [
    ['=ISBLANK(C4)', 'TRUE'],
    ['=ISBLANK(A2)', 'FALSE'],
    ['=ISNUMBER(SEARCH("n",A2))', 'TRUE'],
    ['=ISNUMBER(SEARCH("z",A2))', 'FALSE'],
    ['=ISTEXT(E2)', 'TRUE'],
    ['=ISDATE(D2)', 'TRUE'],
    ['=ISERROR(1/0)', 'TRUE'],
    ['=ISERR(NA())', 'FALSE'],
    ['=ISNA(MATCH("z",A:A,0))', 'TRUE'],
    ['=ISLOGICAL(F2)', 'TRUE'],
    ['=N(F2)+N(A2)', '1'],
    ['=T(C2)&T(A2)', 'Ann'],
  ],
  numbers: [
    ['=SUM(C2:C6)', '£2,099.50'],
    ['=SUM(C:C)', '£2,099.50'],
    ['=SUM(C2:C6,0.5,"2")', '£2,102.00'],
    ['=SUM(A2:B6)', '0'],
    ['=SUM("word")', '#VALUE!'],
    ['=SUM(E2)', '0'],
    ['=AVERAGE(C2:C6)', '£699.83'],
    ['=AVERAGE(A2:A6)', '#DIV/0!'],
    ['=MAX(D:D)', '02/01/2026'],
    ['=MIN(C2:C6)', '£99.00'],
    ['=MAX(A2:A6)', '0'],
    ['=MEDIAN(1,5,3)', '3'],
    ['=MODE(1,2,2)', '2'],
    ['=MODE(1,2)', '#N/A'],
    ['=LARGE(C2:C6,2)', '£800.50'],
    ['=SMALL(C2:C6,4)', '#NUM!'],
    ['=RANK(C5,C2:C6)', '3'],
    ['=RANK(5,C2:C6)', '#N/A'],
    ['=STDEV(1,2,3,4)', '1.29099444873581'],
    ['=STDEV(1)', '#DIV/0!'],
    ['=PERCENTILE(C2:C6,0.5)', '£800.50'],
    ['=COUNT(C1:C6)', '3'],
    ['=COUNT(1,"2","x")', '2'],
    ['=COUNTA(A:A)', '6'],
    ['=COUNTA(H5:H6)', '2', { H5: '=1/0', H6: '=""' }],
    ['=COUNTBLANK(C2:C6)', '2'],
    ['=COUNTUNIQUE(E2:E6)', '3'],
    ['=ROUND(-2.5)', '-3'],
    ['=ROUND(1.005,2)', '1.01'],
    ['=ROUND(1234.5,-2)', '1200'],
    ['=ROUNDUP(-2.31,1)', '-2.4'],
    ['=ROUNDDOWN(2.79,1)', '2.7'],
    ['=INT(-2.5)', '-3'],
    ['=TRUNC(-2.7)', '-2'],
    ['=CEILING(2.1)', '3'],
    ['=FLOOR(2.7,0.5)', '2.5'],
    ['=MOD(-4,2)', '0'],
    ['=MOD(-3,2)', '1'],
    ['=MOD(3,0)', '#DIV/0!'],
    ['=QUOTIENT(7,2)', '3'],
    ['=QUOTIENT(7,0)', '#DIV/0!'],
    ['=SQRT(-1)', '#NUM!'],
    ['=LOG(100)', '2'],
    ['=LN(0)', '#NUM!'],
    ['=FACT(-1)', '#NUM!'],
    ['=10^400', '#NUM!'],
    ['=ABS("-3")', '3'],
    ['=PRODUCT(2,3,C5)', '594'],
    ['=SUMPRODUCT(H5:H6,I5:I6)', '11', { H5: '1', I5: '3', H6: '2', I6: '4' }],
    ['=SUMPRODUCT((B2:B6="won")*C2:C6)', '800.5'],
    ['=SUMPRODUCT(C2:C6,D2:D5)', '#VALUE!'],
    ['=SUMPRODUCT((B:B="won")*(F:F=FALSE))', '1'],
    ['=ROUND(PMT(5%/12,120,10000),2)', '-106.07'],
    ['=50%%', '0.005'],
  ],
  texts: [
    ['=LEFT(A2)', 'A'],
    ['=LEFT(A2,99)', 'Ann'],
    ['=LEFT(A2,-1)', '#VALUE!'],
    ['=RIGHT(E2,3)', '001'],
    ['=MID(A2,2,9)', 'nn'],
    ['=MID(A2,2,0)', ''],
    ['=SUBSTITUTE(E6," ","")', '02079460000'],
    ['=SUBSTITUTE("aaa","a","b",1)', 'baa'],
    ['=SUBSTITUTE(1234,3,"-")', '12-4'],
    ['=REPLACE("abcd",2,2,"-")', 'a-d'],
    ['=REPT("ab",2.9)', 'abab'],
    ['=FIND("n",A2)', '2'],
    ['=FIND("N",A2)', '#VALUE!'],
    ['=SEARCH("N",A2,3)', '3'],
    ['=UPPER(LEFT(B3,1))&MID(B3,2,LEN(B3))', 'Won'],
    ['=LEN(C2)', '4'],
    ['=LEN(C4)', '0'],
    ['=EXACT("a","A")', 'FALSE'],
    ['=PROPER("o\'neil smith-jones")', "O'Neil Smith-Jones"],
    ['=CONCATENATE(A2:A3," ",C5)', 'AnnBob 99'],
    ['=CONCAT("a",1)', 'a1'],
    ['=TEXTJOIN(", ",TRUE,B2:B6)', 'New, won, Won early, Lost'],
    ['=TEXTJOIN("/",FALSE,B5:B6,1)', 'Lost//1'],
    ['=JOIN("-",A2:A4)', 'Ann-Bob-Cy'],
    ['=A2&" "&D2', 'Ann 01/12/2025'],
    ['=0.1+0.2&""', '0.3'],
    ['=TEXT(C2,"#,##0.00")', '1,200.00'],
    ['=TEXT(D2,"d mmmm yyyy")', '1 December 2025'],
    ['=TEXT(D2,"dddd")', 'Monday'],
    ['=TEXT(0.256,"0.0%")', '25.6%'],
    ['=TEXT("word","0")', 'word'],
    ['=VALUE("£1,200.50")', '1200.5'],
    ['=VALUE("word")', '#VALUE!'],
    ['=CHAR(163)&CHAR(128512)', '£😀'],
    ['=CODE("A")', '65'],
    ['=SPLIT("a, b",", ")', 'a'],
    ['=INDEX(SPLIT("a,5",","),2)+1', '6'],
    ['=REGEXMATCH(A2,"(?i)^a")', 'TRUE'],
    ['=REGEXEXTRACT(E6,"\\d{4}")', '7946'],
    ['=REGEXREPLACE(E6,"\\s","")', '02079460000'],
    ['=REGEXREPLACE("a-b","\\-","+")', 'a+b'],
    ['=REGEXMATCH("a","(")', '#REF!'],
    ['=REGEXREPLACE("ab","(a)(b)","$2$1")', 'ba'],
    ['=HYPERLINK("https://x.test")', 'https://x.test'],
  ],
  'dates keep the format of dates': [
    ['=TODAY()', '05/01/2026'],
    ['=TODAY()-D2', '35'],
    ['=TODAY()+7', '12/01/2026'],
    ['=7+TODAY()', '12/01/2026'],
    ['=D2+1', '02/12/2025'],
    ['=DATE(2024,13,1)', '01/01/2025'],
    ['=DATE(2024,2,30)', '01/03/2024'],
    ['=YEAR(D2)&"-"&MONTH(D2)&"-"&DAY(D2)', '2025-12-1'],
    ['=YEAR("15/12/2025")', '2025'],
    ['=YEAR("word")', '#VALUE!'],
    ['=WEEKDAY(D2)', '2'],
    ['=WEEKDAY(D2,2)', '1'],
    ['=WEEKNUM(DATE(2026,7,5))', '28'],
    ['=WEEKNUM(DATE(2026,7,5),2)', '27'],
    ['=ISOWEEKNUM(DATE(2025,12,31))', '1'],
    ['=EDATE(DATE(2024,1,31),1)', '29/02/2024'],
    ['=EOMONTH(D2,0)', '31/12/2025'],
    ['=DAYS(D3,D2)', '14'],
    ['=DAYS(DATE(2026,7,1),DATE(2026,1,1))', '181'],
    ['=NETWORKDAYS(DATE(2026,3,2),DATE(2026,4,10),DATE(2026,4,3))', '29'],
    ['=WORKDAY(DATE(2026,3,27),5)', '03/04/2026'],
    ['=WORKDAY(D2,2,D2+1)', '04/12/2025'],
    ['=DATEDIF(DATE(2020,1,31),DATE(2021,1,30),"Y")', '0'],
    ['=DATEDIF(DATE(2020,1,31),DATE(2021,1,30),"ym")', '11'],
    ['=DATEDIF(DATE(2025,1,31),DATE(2025,2,1),"MD")', '1'],
    ['=DATEDIF(D3,D2,"D")', '#NUM!'],
    ['=TIME(25,30,0)', '01:30:00'],
    ['=HOUR(H5)&":"&MINUTE(H5)', '1:30', { H5: '29/03/2026 01:30' }],
    ['=DATEVALUE("15/12/2025")=D3', 'TRUE'],
    ['=DATEVALUE("word")', '#VALUE!'],
    ['=IF(D3>D2,"later","earlier")', 'later'],
    ['=TEXT(NOW(),"yyyy-mm-dd")', '2026-01-05'],
  ],
  'whole columns and rows, and names in any case': [
    ['=counta(a:a)', '6'],
    ['=COUNTA(A2:A)', '5'],
    ['=COUNTA($A$2:$B)', '9'],
    ['=COUNTA(A:B)', '11'],
    ['=COUNTA(1:1)', '6'],
    ['=COUNTA(3:4)', '11'],
    ['=ROWS(A:A)', '1000'],
    ['=ROWS(A2:A)', '999'],
    ['=COLUMNS(2:2)', '26'],
    ['=COUNTA(Sheet1!A:A)', '6'],
    ["=COUNTA('Sheet1'!A2:A)", '5'],
    ['=ROW()&COLUMN()', '28'],
    ['=ROW(B5)&COLUMN(B5)', '52'],
    ['=SUM(H:H)', '#REF!'],
    ['=A2001:A', '#REF!'],
  ],
  'of a column the cell in the same row is taken, where one value is asked for': [
    ['=A:A', 'Ann'],
    ['=UPPER(A1:A6)', 'ANN'],
    ['=C1:C6*2', '2400'],
    ['=A4:A6', '#VALUE!'],
    ['=A1:B6', '#VALUE!'],
  ],
  'of an array its cell shows the first, and functions take all': [
    ['=UNIQUE(E2:E6)', '07700900001'],
    ['=COUNTA(UNIQUE(E2:E4))', '2'],
    ['=TEXTJOIN(",",TRUE,SORT(UNIQUE(B2:B5)))', 'Lost,New,won,Won early'],
    ['=TEXTJOIN(",",TRUE,FILTER(A2:A6,C2:C6>100))', 'Ann,Bob'],
    ['=TEXTJOIN(",",TRUE,FILTER(A2:A,LEFT(B2:B,1)="w"))', 'Bob,Cy'],
    ['=FILTER(A2:A6,C2:C6>9999)', '#N/A'],
    ['=TEXTJOIN(",",TRUE,SORT(A2:C6,3,FALSE))', 'Ann,New,1200,Bob,won,800.5,Dee,Lost,99,Cy,Won early,Ed'],
    ['=SUM(ARRAYFORMULA(IF(F2:F6=TRUE,C2:C6,0)))', '£1,200.00'],
    ['=SUM(ARRAYFORMULA(LEN(A2:A6)))', '13'],
    ['=ARRAYFORMULA(A2:A&"!")', 'Ann!'],
    ['=SUMPRODUCT(--ISNUMBER(SEARCH("won",B2:B6)),C2:C6)', '800.5'],
    ['=SUMPRODUCT(--REGEXMATCH(B2:B6,"(?i)^w"))', '2'],
    ['=SUMPRODUCT(--(TEXT(D2:D6,"yyyy-mm")="2025-12"))', '3'],
    ['=SUMPRODUCT(--ISBLANK(C2:C6))', '2'],
    ['=SUM(ARRAYFORMULA(IFERROR(B2:B6/1,1)))', '4'],
    ['=SUM(ARRAYFORMULA(IF(C2:C6=0,1,99/C2:C6*0)))', '2'],
    ['=COUNTA(FILTER(A2:A,REGEXMATCH(B2:B,"on")))', '2'],
    ['=TEXTJOIN(",",TRUE,TRANSPOSE(A2:A3))', 'Ann,Bob'],
  ],
  errors: [
    ['=1/0', '#DIV/0!'],
    ['=A2/2', '#VALUE!'],
    ['=VLOKUP("Bob",A:B,2,FALSE)', '#NAME?'],
    ['=SUM(A2,nothing)', '#NAME?'],
    ['=Gone!A1', '#REF!'],
    ['=COUNTIF(A:A)', '#N/A'],
    ['=LEFT("a",1,2)', '#N/A'],
    ['=SUM(H5:H6)', '#DIV/0!', { H5: '=1/0', H6: '1' }],
    ['=MAX(H5:H6)', '#N/A', { H5: '=NA()', H6: '1' }],
    ['=H5&"x"', '#NUM!', { H5: '=SQRT(-1)' }],
    ['=COUNTIF(A:A,', '#ERROR!'],
    ['=H2+1', '#REF!'],
    ['=#n/a', '#N/A'],
  ],
};

describe.each(Object.entries(tables))('%s', (_, rows) => {
  test.each(rows.map((row) => [...row] as const))('%s shows %s', (formula, expected, cells = {}) => {
    expect(shown(formula, cells)).toBe(expected);
  });
});

test('the library has every function that it is asked for', () => {
  const names = signatures.flatMap(([, list]) => list.split(' '));
  expect(names.filter((name) => typeof implementationOf(name) !== 'function')).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
});

test('formulas may stand on thousands of others', () => {
  const { people } = office();
  people.type('H2', '1');
  people.type('H3', '=H2+1');
  people.fillDown('H3:H900');
  expect([people.text('H900'), people.text('H450')]).toEqual(['899', '449']);
});

test('a circle of formulas is an error in each of them, however long it is', () => {
  const { people } = office();
  people.type('H2', '=H900');
  people.type('H3', '=H2+1');
  people.fillDown('H3:H900');
  expect([people.text('H2'), people.text('H500'), people.text('H900')]).toEqual(['#REF!', '#REF!', '#REF!']);
});

test('dates follow the locale and the time zone of the spreadsheet', () => {
  // It is 23:30 on 5 January in New York, and the next morning in London.
  const { people } = hostWith('', {
    spreadsheetLocale: 'en_US',
    spreadsheetTimeZone: 'America/New_York',
    clock: manualClock(Date.UTC(2026, 0, 6, 4, 30)),
  });
  people.paste('A1', [['=TODAY()', '=DATE(2026,2,1)', '=EDATE("1/31/2026",1)', '=DAY(NOW())', '=NOW()']]);
  expect(['A1', 'B1', 'C1', 'D1', 'E1'].map((place) => people.text(place))).toEqual([
    '1/5/2026',
    '2/1/2026',
    '2/28/2026',
    '5',
    '1/5/2026 23:30:00',
  ]);
  expect(people.value('B1')).toEqual(new Date(Date.UTC(2026, 1, 1, 5)));
});

test('a format of the cell goes before the one that its formula has', () => {
  const { people } = office();
  people.setFormat('H2', 'yyyy-mm-dd');
  people.type('H2', '=MAX(D:D)');
  expect(people.text('H2')).toBe('2026-01-02');
});

test('formulas find their cells on other sheets, and keep to them when the sheet gets another name', () => {
  const { people } = office();
  people.addSheet('Own');
  people.type('A1', '=COUNTIF(Sheet1!B:B,"w*")');
  people.renameSheet('Sheet1', "Ann's leads");
  expect([people.formula('A1'), people.text('A1')]).toEqual([`=COUNTIF('Ann''s leads'!B:B,"w*")`, '2']);
});
