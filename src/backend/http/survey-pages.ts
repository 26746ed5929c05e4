import type { Core } from '../core.ts';
import { surveyPage } from '../survey/survey-page.ts';
import { surveyWords } from '../survey/words.ts';
import { answerSurvey, type SurveyReply } from '../work/surveys.ts';
import type { ApiRouter } from './api-router.ts';
import { createRateLimit } from './rate-limit.ts';
import { readBytes } from './read-body.ts';

/** Four bytes in a form for each of the longest comment's, and room around it. */
const FORM_BYTES = 30_000;

/** Nobody answers so often; who tries is told to wait. */
const ANSWERS = { burst: 20, perSecond: 0.2 };

/** The page that a contact's link leads to (O10). To look at it changes nothing, as programs look at links, too. */
export function addSurveyPages(app: ApiRouter, core: Core): void {
  const limit = createRateLimit(ANSWERS, core.clock);
  const show = async (request: Request, token: string, reply: SurveyReply | null): Promise<Response> => {
    const words = surveyWords(request.headers.get('accept-language')) ?? surveyWords('en');
    if (words === null) throw new Error('There are no words');
    const surveyId = await core.surveyAddresses.read(token);
    if (surveyId !== null && reply !== null) limit(surveyId);
    const standing = surveyId === null ? null : await answerSurvey(core, surveyId, reply);
    if (standing === null) return surveyPage({ kind: 'unknown' }, words);
    return standing.kind === 'question'
      ? surveyPage({ ...standing, isMissing: reply !== null }, words)
      : surveyPage(standing, words);
  };
  app.get('/surveys/:token', (context) => show(context.req.raw, context.req.param('token'), null));
  app.post('/surveys/:token', async (context) => {
    const request = context.req.raw;
    const form = new URLSearchParams(new TextDecoder().decode(await readBytes(request, FORM_BYTES)));
    const reply = { rating: form.get('rating'), comment: form.get('comment') };
    return show(request, context.req.param('token'), reply);
  });
}
