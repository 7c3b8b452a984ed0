import type { DialCode } from './phone';

/** The four editions of the leads API; the key may travel to these hosts and to no other. Source: the vendor's help pages. */
export const SERVICES = [
  { id: 'heatpunk', name: 'Heatpunk', baseUrl: 'https://heatpunk.co.uk/api/v1' },
  { id: 'easy-pv', name: 'Easy PV', baseUrl: 'https://easy-pv.co.uk/api/v1' },
  { id: 'easy-pv-ireland', name: 'Easy PV Ireland', baseUrl: 'https://easy-pv.ie/api/v1' },
  { id: 'heatpunk-sandbox', name: 'Heatpunk sandbox', baseUrl: 'https://sandbox.heatpunk.co.uk/api/v1' },
] as const;

export type ServiceId = (typeof SERVICES)[number]['id'];

export const SERVICE_IDS: readonly ServiceId[] = SERVICES.map((service) => service.id);

/** A service's name, as people know it. */
export function serviceName(id: string): string {
  return SERVICES.find((service) => service.id === id)?.name ?? id;
}

/** The address that the API's paths (`/leads/fetch`) are appended to. */
export function baseUrlOf(id: ServiceId): string {
  return SERVICES.filter((service) => service.id === id).map((service) => service.baseUrl)[0] ?? SERVICES[0].baseUrl;
}

/** The country in which the telephone numbers of a service's leads ring that have no country code. */
export function dialCodeOf(id: ServiceId): DialCode {
  return id === 'easy-pv-ireland' ? '353' : '44';
}
