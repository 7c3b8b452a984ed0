import type { DialCode } from './phone';

/** The four editions of the leads API, as people know them. Source: the vendor's help pages. */
export const SERVICES = [
  { id: 'heatpunk', name: 'Heatpunk' },
  { id: 'easy-pv', name: 'Easy PV' },
  { id: 'easy-pv-ireland', name: 'Easy PV Ireland' },
  { id: 'heatpunk-sandbox', name: 'Heatpunk sandbox' },
] as const;

export type ServiceId = (typeof SERVICES)[number]['id'];

export const SERVICE_IDS: readonly ServiceId[] = SERVICES.map((service) => service.id);

/** The addresses that the API's paths (`/leads/fetch`) are appended to: the key may travel to these hosts and to no other. */
export const BASE_URLS: Readonly<Record<ServiceId, string>> = {
  heatpunk: 'https://heatpunk.co.uk/api/v1',
  'easy-pv': 'https://easy-pv.co.uk/api/v1',
  'easy-pv-ireland': 'https://easy-pv.ie/api/v1',
  'heatpunk-sandbox': 'https://sandbox.heatpunk.co.uk/api/v1',
};

/** A service's name, as people know it. */
export function serviceName(id: string): string {
  return SERVICES.find((service) => service.id === id)?.name ?? id;
}

/** The country in which the telephone numbers of a service's leads ring that have no country code. */
export function dialCodeOf(id: ServiceId): DialCode {
  return id === 'easy-pv-ireland' ? '353' : '44';
}
