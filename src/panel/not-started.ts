/** Why the panel does not start, in words, as `latePart` loads it: a panel that starts has no need of it. */
import { notShownIn } from '../i18n/not-shown.ts';
import { parseConfig } from './config-check.ts';

/** What is wrong with the configuration that was answered with this status. */
export function inConfig(status: number, value: unknown): readonly string[] {
  const here = "Inlay can't start: inlay.config.json";
  if (status < 200 || status > 299) return [`${here} is missing beside this page (${String(status)}).`];
  const parsed = parseConfig(value);
  return parsed.ok
    ? []
    : parsed.problems.map(({ path, expected }) => `${here}, ${path}: expected ${expected}.`);
}

/** Why the page around may not hold the panel, or does not. */
export function withHost(refused: { readonly reason: string; readonly detail?: string }): readonly string[] {
  const { title, alone, notAllowed } = notShownIn(navigator.language);
  return [
    title,
    window.parent === window ? alone : notAllowed(location.ancestorOrigins?.[0] ?? null),
    ...(refused.reason === 'gone' ? [] : [`${refused.reason}: ${refused.detail ?? ''}`]),
  ];
}
