import * as v from 'valibot';
import { bareLanguage, isLanguageTag, isSameLanguage } from '../../model/translation.ts';
import type { ClientCredentials } from '../sign-in/client-credentials.ts';
import { answerJson, callNetwork, retryAfterMs, type Fetch } from '../gateways/http-call.ts';
import type {
  ServiceAnswer,
  ServiceFailure,
  ServiceLanguage,
  TranslationService,
} from './translation-service.ts';

/** Where a service that speaks LibreTranslate's API answers, and how long it may take. */
export interface LibreTranslateOptions {
  /** Such as `https://translate.example`; what stands behind it is `/translate`, `/detect`, `/languages`. */
  readonly url: string;
  /** Goes with each call; a service of one's own needs none. */
  readonly apiKey?: string;
  /** A token for what stands before it, such as a gateway of the company's. */
  readonly credentials?: ClientCredentials;
  readonly fetch?: Fetch;
  readonly clock?: () => number;
  /** One attempt; 10 seconds unless told. */
  readonly attemptMs?: number;
  /** The first wait before a second attempt; doubles, with jitter. */
  readonly retryBaseMs?: number;
}

const ATTEMPTS = 3;
/** The list of languages changes only when somebody installs one. */
const LANGUAGES_KEPT_MS = 10 * 60_000;
/** Longer waits than this are the caller's to wait. */
const LONGEST_WAIT_MS = 5_000;
/** Below this the service is guessing; it counts to 100, and older versions to 1. */
const SURE = 0.2;

const languagesAnswer = v.array(v.object({ code: v.string(), targets: v.optional(v.array(v.string())) }));
const detection = v.object({ language: v.string(), confidence: v.number() });
const translateAnswer = v.object({ translatedText: v.string(), detectedLanguage: v.optional(detection) });
const errorAnswer = v.object({ error: v.string() });

/**
 * A client of LibreTranslate's API (docs.libretranslate.com, API usage). Translating and detecting change nothing there, so what
 * failed in passing is tried again, a few times and within seconds.
 */
export function createLibreTranslate(options: LibreTranslateOptions): TranslationService {
  const {
    url,
    apiKey,
    credentials,
    fetch = (request: Request) => globalThis.fetch(request),
    clock = Date.now,
    attemptMs = 10_000,
    retryBaseMs = 250,
  } = options;
  const base = url.replace(/\/+$/, '');
  let kept: { readonly at: number; readonly languages: readonly ServiceLanguage[] } | null = null;

  const once = async (
    path: string,
    body: Readonly<Record<string, string>> | null,
    signal: AbortSignal,
  ): Promise<ServiceAnswer<unknown>> => {
    let token: string | null;
    try {
      token = (await credentials?.token()) ?? null;
    } catch (error) {
      return failed('unavailable', `No token: ${error instanceof Error ? error.message : 'unknown'}`);
    }
    const general = {
      accept: 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    };
    const result = await callNetwork(
      fetch,
      body === null
        ? { url: base + path, headers: general }
        : {
            url: base + path,
            method: 'POST',
            headers: { ...general, 'content-type': 'application/json' },
            body: JSON.stringify(apiKey === undefined ? body : { ...body, api_key: apiKey }),
          },
      signal,
      attemptMs,
    );
    if (result.kind !== 'answered') return failed('unavailable', result.detail);
    const { status, headers, bytes } = result;
    const json = answerJson(bytes);
    if (status >= 200 && status < 300 && json !== undefined) return { ok: true, value: json };
    const wait = retryAfterMs(headers, clock());
    if (status === 401 && token !== null) {
      credentials?.refused(token);
      return failed('unavailable', 'HTTP 401');
    }
    if (status === 429) return failed('rate-limited', 'HTTP 429', wait);
    if (status < 300 || status >= 500 || status === 408)
      return failed('unavailable', `HTTP ${String(status)}`, wait);
    const said = v.safeParse(errorAnswer, json);
    const isPair = status === 400 && said.success && /not supported|not available/i.test(said.output.error);
    return failed(isPair ? 'unsupported' : 'refused', `HTTP ${String(status)}`);
  };

  const call = async (
    path: string,
    body: Readonly<Record<string, string>> | null,
    signal: AbortSignal,
  ): Promise<ServiceAnswer<unknown>> => {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await once(path, body, signal);
      if (answer.ok || attempt === ATTEMPTS || signal.aborted) return answer;
      const { kind, retryAfterMs: asked } = answer.failure;
      if (kind !== 'unavailable' && kind !== 'rate-limited') return answer;
      const wait = Math.max(retryBaseMs * 2 ** (attempt - 1) * (0.5 + Math.random() / 2), asked ?? 0);
      if (wait > LONGEST_WAIT_MS) return answer;
      await pause(wait, signal);
    }
  };

  const languages = async (signal: AbortSignal): Promise<ServiceAnswer<readonly ServiceLanguage[]>> => {
    if (kept !== null && clock() - kept.at < LANGUAGES_KEPT_MS) return { ok: true, value: kept.languages };
    const answer = await call('/languages', null, signal);
    if (!answer.ok) return answer;
    const read = v.safeParse(languagesAnswer, answer.value);
    if (!read.success) return failed('unavailable', 'The list of languages is not as documented');
    const codes = read.output.map(({ code }) => code);
    // Versions before 1.3 name no targets: there each went into every other.
    const list = read.output
      .map(({ code, targets = codes }) => ({ code, targets: targets.filter(isLanguageTag) }))
      .filter(({ code }) => isLanguageTag(code));
    kept = { at: clock(), languages: list };
    return { ok: true, value: list };
  };

  /** The service's own way to write a language; null where it has none. */
  const codeOf = (list: readonly string[], tag: string): string | null =>
    list.find((code) => code.toLowerCase() === tag.toLowerCase()) ??
    list.find((code) => isSameLanguage(code, tag)) ??
    list.find((code) => bareLanguage(code).split('-')[0] === bareLanguage(tag).split('-')[0]) ??
    null;

  return {
    languages,
    detect: async (text, signal) => {
      const answer = await call('/detect', { q: text }, signal);
      if (!answer.ok) return answer;
      const read = v.safeParse(v.array(detection), answer.value);
      if (!read.success) return failed('unavailable', 'The detection is not as documented');
      const [best] = read.output.toSorted((a, b) => b.confidence - a.confidence);
      return { ok: true, value: best === undefined ? null : surely(best) };
    },
    translate: async (text, { from, to }, signal) => {
      const list = await languages(signal);
      if (!list.ok) return list;
      const source =
        from === null
          ? null
          : (list.value.find(({ code }) => code === codeOf(codes(list.value), from)) ?? null);
      const targets = source?.targets ?? [...new Set(list.value.flatMap((one) => one.targets))];
      const target = codeOf(targets, to);
      if (target === null || (from !== null && source === null))
        return failed('unsupported', 'The service does not list this pair');
      const answer = await call(
        '/translate',
        { q: text, source: source?.code ?? 'auto', target, format: 'text' },
        signal,
      );
      if (!answer.ok) return answer;
      const read = v.safeParse(translateAnswer, answer.value);
      const found = read.success ? (from ?? read.output.detectedLanguage?.language ?? null) : null;
      if (!read.success || found === null || !isLanguageTag(found))
        return failed('unavailable', 'The translation is not as documented');
      return { ok: true, value: { text: read.output.translatedText, from: found, to } };
    },
  };
}

function codes(languages: readonly ServiceLanguage[]): readonly string[] {
  return languages.map(({ code }) => code);
}

function surely({ language, confidence }: v.InferOutput<typeof detection>): string | null {
  const share = confidence > 1 ? confidence / 100 : confidence;
  return share >= SURE && isLanguageTag(language) ? language : null;
}

function failed(
  kind: ServiceFailure['kind'],
  detail: string,
  wait: number | null = null,
): { readonly ok: false; readonly failure: ServiceFailure } {
  return { ok: false, failure: { kind, detail, retryAfterMs: wait } };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}
