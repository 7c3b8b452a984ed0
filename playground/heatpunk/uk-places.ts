// Towns with what belongs together: county, postcode area and districts, whereabouts, and a telephone range.

export interface Place {
  readonly town: string;
  readonly county: string;
  /** Postcode districts such as `CB24`; the rest of a postcode is made up. */
  readonly districts: readonly string[];
  /** Decimal degrees, about the middle of the town. */
  readonly lat: number;
  readonly lng: number;
  /** The fixed part of a number in Ofcom's range for drama of that area; see uk-phones.ts. */
  readonly landline: string;
}

/** For places whose area has no range of its own. */
const NO_AREA = '01632 960';

export const PLACES: readonly Place[] = [
  place('Cambridge', 'Cambridgeshire', ['CB1', 'CB4', 'CB24'], 52.205, 0.119),
  place('Bude', 'Cornwall', ['EX23'], 50.83, -4.545),
  place('Truro', 'Cornwall', ['TR1', 'TR4'], 50.263, -5.051),
  place('Exeter', 'Devon', ['EX1', 'EX4', 'EX6'], 50.718, -3.534),
  place('Bristol', 'Bristol', ['BS3', 'BS6', 'BS16'], 51.455, -2.588, '0117 496 0'),
  place('Stroud', 'Gloucestershire', ['GL5', 'GL6'], 51.745, -2.216),
  place('Reading', 'Berkshire', ['RG1', 'RG4', 'RG30'], 51.454, -0.978, '0118 496 0'),
  place('London', 'Greater London', ['SE15', 'N16', 'SW17', 'E11'], 51.507, -0.128, '020 7946 0'),
  place('Lewes', 'East Sussex', ['BN7', 'BN8'], 50.874, 0.009),
  place('Canterbury', 'Kent', ['CT1', 'CT2', 'CT4'], 51.28, 1.079),
  place('Ipswich', 'Suffolk', ['IP1', 'IP4', 'IP6'], 52.056, 1.148),
  place('Norwich', 'Norfolk', ['NR2', 'NR4', 'NR14'], 52.63, 1.297),
  place('Leicester', 'Leicestershire', ['LE2', 'LE4', 'LE8'], 52.637, -1.14, '0116 496 0'),
  place('Nottingham', 'Nottinghamshire', ['NG3', 'NG5', 'NG12'], 52.954, -1.158, '0115 496 0'),
  place('Birmingham', 'West Midlands', ['B13', 'B17', 'B30'], 52.486, -1.89, '0121 496 0'),
  place('Shrewsbury', 'Shropshire', ['SY1', 'SY3', 'SY5'], 52.708, -2.754),
  place('Sheffield', 'South Yorkshire', ['S7', 'S8', 'S11'], 53.381, -1.47, '0114 496 0'),
  place('Leeds', 'West Yorkshire', ['LS6', 'LS8', 'LS17'], 53.801, -1.549, '0113 496 0'),
  place('Manchester', 'Greater Manchester', ['M14', 'M20', 'M21'], 53.481, -2.243, '0161 496 0'),
  place('Liverpool', 'Merseyside', ['L15', 'L17', 'L18'], 53.408, -2.992, '0151 496 0'),
  place('York', 'North Yorkshire', ['YO10', 'YO24', 'YO31'], 53.96, -1.087),
  place('Newcastle upon Tyne', 'Tyne and Wear', ['NE2', 'NE3', 'NE6'], 54.978, -1.618, '0191 498 0'),
  place('Kendal', 'Cumbria', ['LA8', 'LA9'], 54.328, -2.746),
  place('Cardiff', 'South Glamorgan', ['CF5', 'CF14', 'CF23'], 51.482, -3.179, '029 2018 0'),
  place('Aberystwyth', 'Ceredigion', ['SY23'], 52.415, -4.083),
  place('Edinburgh', 'Midlothian', ['EH9', 'EH10', 'EH15'], 55.953, -3.188, '0131 496 0'),
  place('Glasgow', 'Lanarkshire', ['G12', 'G41', 'G43'], 55.864, -4.252, '0141 496 0'),
  place('Inverness', 'Inverness-shire', ['IV2', 'IV3'], 57.478, -4.225),
  place('Belfast', 'County Antrim', ['BT4', 'BT6', 'BT9'], 54.597, -5.93, '028 9649 6'),
];

export const STREET_NAMES: readonly string[] = [
  'Alder',
  'Applegarth',
  'Barleyfield',
  'Beacon',
  'Bramblewick',
  'Bridge End',
  'Brookfold',
  'Cartwright',
  'Chantry',
  'Coppice',
  'Curlew',
  'Damson',
  'Elmstead',
  'Fairholme',
  'Farrier',
  'Gables',
  'Glebe',
  'Hawthorn',
  'Hazelbank',
  'Heron',
  'Holmfirth',
  'Ivybridge',
  'Kestrel',
  'Larkfield',
  'Lavender',
  'Maltings',
  'Meadowcroft',
  'Millrace',
  'Northgate',
  'Oakhurst',
  'Orchard',
  'Paddock',
  'Pennywell',
  'Quarry',
  'Rookery',
  'Rowan',
  'Saddler',
  'Silverdale',
  'Stonechat',
  'Sycamore',
  'Tannery',
  'Thistledown',
  'Underwood',
  'Wagtail',
  'Weavers',
  'Whitebeam',
  'Willow',
  'Yew Tree',
];

export const STREET_KINDS: readonly string[] = [
  'Road',
  'Street',
  'Lane',
  'Close',
  'Avenue',
  'Drive',
  'Court',
  'Way',
  'Crescent',
  'Place',
  'Gardens',
  'Rise',
  'View',
];

function place(
  town: string,
  county: string,
  districts: readonly string[],
  lat: number,
  lng: number,
  landline = NO_AREA,
): Place {
  return { town, county, districts, lat, lng, landline };
}
