/** What people know the program as: the title of its menu, its messages and its dialogs. */
export const PRODUCT = 'Heatpunk Leads';
