import type { ApiRequest, ApiResponse, Transport } from './transport';

/** A transport, and which leads it was asked about without an answer that tells: the work may have been done all the same. */
export interface WatchedTransport extends Transport {
  hasLostAnswer(leadId: string): boolean;
}

/** Watches for answers that were lost, so that a deletion which was done then is known when it is asked for again. */
export function watchLostAnswers(transport: Transport): WatchedTransport {
  const lost = new Set<string>();
  return {
    ...transport,
    sendAll(requests) {
      let responses: ApiResponse[] | null = null;
      try {
        responses = transport.sendAll(requests);
        return responses;
      } finally {
        requests.forEach((request, index) => {
          if ((responses?.[index]?.status ?? 500) >= 500) lost.add(leadIdOf(request));
        });
      }
    },
    hasLostAnswer: (leadId) => lost.has(leadId),
  };
}

function leadIdOf({ body }: ApiRequest): string {
  return String(JSON.parse(body).leadID);
}
