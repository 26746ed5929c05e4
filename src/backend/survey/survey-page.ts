import { html as markup, raw } from 'hono/html';
import { RATINGS, SURVEY_COMMENT_UNITS } from '../../model/survey.ts';
import type { SurveyWords } from './words.ts';

/** What a contact sees of their survey. */
export type SurveyView =
  | { readonly kind: 'question'; readonly company: string; readonly isMissing: boolean }
  | { readonly kind: 'follow-up' }
  | { readonly kind: 'thanks' | 'expired' | 'unknown' };

const STATUS: Readonly<Record<SurveyView['kind'], number>> = {
  question: 200,
  'follow-up': 200,
  thanks: 200,
  expired: 410,
  unknown: 404,
};

const STYLE = `
:root { color-scheme: light dark; font: 16px/24px system-ui, sans-serif; }
body { margin: 0 auto; max-width: 30rem; padding: 24px 16px; }
h1 { font-size: 20px; line-height: 28px; margin: 0 0 16px; overflow-wrap: anywhere; }
fieldset { border: 0; margin: 0; padding: 0; }
.rating { align-items: center; border: 1px solid #8888; border-radius: 8px; cursor: pointer; display: flex; gap: 12px;
  margin: 8px 0; min-height: 48px; padding: 0 12px; }
.rating:has(:checked) { border-color: #2458d1; outline: 1px solid #2458d1; }
input { height: 20px; margin: 0; width: 20px; }
textarea { box-sizing: border-box; display: block; font: inherit; margin-top: 8px; min-height: 8rem; padding: 8px; width: 100%; }
button { background: #2458d1; border: 0; border-radius: 8px; color: #fff; cursor: pointer; font: inherit; font-weight: 600;
  margin-top: 16px; min-height: 48px; padding: 0 24px; }
:focus-visible { outline: 3px solid #5b8def; outline-offset: 2px; }
[role='alert'] { color: light-dark(#b3261e, #ff8a80); }
`;

/** The page: no script, under a policy that lets it load nothing but its own style and post nowhere but back. */
export async function surveyPage(view: SurveyView, words: SurveyWords): Promise<Response> {
  const nonce = crypto.randomUUID();
  const page = await markup`<!doctype html>
    <html lang="${words.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${words.title}</title>
        <style nonce="${nonce}">
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <main>${content(view, words)}</main>
      </body>
    </html>`;
  return new Response(page.toString(), {
    status: STATUS[view.kind],
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
  });
}

function content(view: SurveyView, words: SurveyWords): ReturnType<typeof markup> {
  switch (view.kind) {
    case 'question':
      return markup`<h1 id="question">${words.question(view.company)}</h1>
        <form method="post">
          <fieldset aria-labelledby="question">
            ${view.isMissing ? markup`<p role="alert">${words.missing}</p>` : ''}
            ${[...RATINGS].reverse().map(
              (rating) =>
                markup`<label class="rating"
                    ><input type="radio" name="rating" value="${rating}" required />
                    <span>${rating} · ${words.ratings[rating]}</span></label
                  >`,
            )}
          </fieldset>
          <button>${words.send}</button>
        </form>`;
    case 'follow-up':
      return markup`<h1>${words.followUp}</h1>
        <form method="post">
          <label
            >${words.comment}<textarea name="comment" maxlength="${SURVEY_COMMENT_UNITS}"></textarea>
          </label>
          <button>${words.finish}</button>
        </form>`;
    case 'thanks':
    case 'expired':
    case 'unknown':
      return markup`<h1>${words[view.kind]}</h1>`;
  }
}
