/** Where the columns of a lead sheet stand that was just made. */
export const COLUMN = {
  sync: 'A',
  id: 'B',
  status: 'D',
  name: 'E',
  phone: 'F',
  email: 'G',
  address: 'H',
  postcode: 'I',
} as const;
