import { describe, expect, test } from '@jest/globals';
import { canSpill } from '../../src/core/spill';

describe('a formula that may fill the cells below it', () => {
  test.each([
    '=ARRAYFORMULA(UPPER(F2:F))',
    '= arrayformula (F2:F)',
    '=IF(TRUE,ARRAYFORMULA(F2:F))',
    '={"Postcode";ARRAYFORMULA(UPPER(F2:F))}',
    '={F2:F}',
    '=( {1;2} )',
    '=QUERY(\'Old leads\'!A:C,"select C")',
    '=IFERROR(FILTER(A:A,B:B="x"))',
    '=SORT(A2:A)',
    '=UNIQUE(A2:A)',
    '=IMPORTRANGE("https://docs.google.com/spreadsheets/d/1","A:A")',
    '=MAP(A2:A,LAMBDA(a,UPPER(a)))',
    '=BYROW(A2:B,LAMBDA(r,JOIN(" ",r)))',
    '=TRANSPOSE(1:1)',
    '=SEQUENCE(9)',
    '=FLATTEN(A2:B)',
    '=VSTACK(A2:A9,B2:B9)',
    '=INDEX(A2:A&" "&B2:B)',
    '=INDEX(IF(A2:A="","",B2:B))',
    '=INDEX(B2:D,0,2)',
    '=INDEX(B2:D,,2)',
    '=SUM(A2)+FILTER(A2:A,B2:B=1)',
    '=COUNTIF(B:B,A2)&ARRAYFORMULA(A2:A)',
    '=ARRAYFORMULA(SUM(A2:A))',
  ])('%s', (formula) => {
    expect(canSpill(formula)).toBe(true);
  });
});

describe('one that fills its own cell only', () => {
  test.each([
    '',
    '=A2',
    '=UPPER(F2)',
    '="ARRAYFORMULA("&F2',
    "='Sort (old)'!A2",
    "='QUERY('!A2",
    '=MYFILTER(A2)',
    '=FILTERED',
    '=VLOOKUP(A2,{B:B,C:C},2,FALSE)',
    '=INDEX(B:B,MATCH(A2,C:C,0))',
    '=UPPER(INDEX(B:B,3))',
    '=SPLIT(A2,",")',
    '=INDEX(B:B, XMATCH(A2,C:C))',
    '=INDEX(SPLIT(A2,","),2)',
    '=INDEX(B:B,ROW())',
    '=SUM(FILTER(A2:A,B2:B=1))',
    '=JOIN(", ",UNIQUE(A2:A))',
    '=TEXTJOIN(", ",TRUE,FILTER(A2:A,B2:B="x"))',
    '=VLOOKUP(A2,QUERY(X!A:C,"select A"),2,0)',
    '=COUNTUNIQUE(FILTER(A2:A,B2:B))',
    '=IMPORTANT(A2)',
  ])('%s', (formula) => {
    expect(canSpill(formula)).toBe(false);
  });
});
