import type { Signer } from '../signer.ts';

/** Makes and checks the addresses under which contacts find their question; who has one answers as the contact. */
export interface SurveyAddresses {
  /** Absolute; null where no address is known under which contacts reach this backend. */
  of(surveyId: string): Promise<string | null>;
  /** The survey that the end of an address names; null where it is not one of ours. */
  read(token: string): Promise<string | null>;
}

/** Addresses below `publicUrl`, such as `https://panel.example`; null where contacts can't reach this backend. */
export function createSurveyAddresses(signer: Signer, publicUrl: string | null): SurveyAddresses {
  const base = publicUrl?.replace(/\/+$/, '') ?? null;
  return {
    of: async (surveyId) =>
      base === null ? null : `${base}/api/v1/surveys/${surveyId}.${await signer.sign(`survey:${surveyId}`)}`,
    read: async (token) => {
      const [, surveyId, signature] = /^([\w-]{1,64})\.([\w-]{1,64})$/.exec(token) ?? [];
      if (surveyId === undefined || signature === undefined) return null;
      return (await signer.verify(`survey:${surveyId}`, signature)) ? surveyId : null;
    },
  };
}
