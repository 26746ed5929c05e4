import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/components/survey-dialog/define.ts';
import type { SurveyDialog } from '../../../src/components/survey-dialog/survey-dialog.ts';
import { fail, ok, type Result } from '../../../src/model/result.ts';
import type { Survey } from '../../../src/model/survey.ts';
import { closingsOf, mountDialog } from '../../support/dialog.ts';
import { createStubStore } from '../../support/stub-store.ts';
import { allWithin, press, within } from '../../support/within.ts';

const survey: Survey = {
  askedAt: Date.UTC(2026, 10, 20, 9),
  answeredAt: Date.UTC(2026, 10, 20, 10),
  rating: 2,
  comment: 'Too late \u202eagain',
};

async function show(
  answer: () => Result<Survey | null>,
  language = 'en',
  theme: 'light' | 'dark' = 'light',
): Promise<SurveyDialog> {
  const store = createStubStore({ actions: { survey: answer } });
  return mountDialog<SurveyDialog>(
    'inlay-survey-dialog',
    { store, language, theme },
    { interactionId: 'i-lea' },
  );
}

describe('inlay-survey-dialog', () => {
  it('has nothing that axe objects to: answered, not answered, failed', async () => {
    for (const theme of ['light', 'dark'] as const) {
      const language = theme === 'dark' ? 'fr' : 'en';
      await expect(await show(() => ok(survey), language, theme)).to.be.accessible();
      const asked = { ...survey, rating: null, answeredAt: null, comment: null };
      await expect(await show(() => ok(asked), language, theme)).to.be.accessible();
      await expect(await show(() => fail('offline', 'no line'), language, theme)).to.be.accessible();
    }
  });

  it('says the rating in words, what the contact said as it stands, and when', async () => {
    const dialog = await show(() => ok(survey));
    await waitUntil(() => allWithin(dialog, '.comment').length === 1);

    expect(within(dialog, '.rating').textContent).to.contain('2 of 5');
    expect(allWithin(dialog, '[data-given]')).to.have.length(2);
    expect(within(dialog, '.comment').textContent).not.to.contain('\u202e');
    expect(within(dialog, '.comment').textContent).to.contain('Too late');
  });

  it('keeps the lines of what the contact said, and nothing around it', async () => {
    const dialog = await show(() => ok({ ...survey, comment: 'Too late\r\nagain' }));
    await waitUntil(() => allWithin(dialog, '.comment').length === 1);

    expect(within(dialog, '.comment').textContent).to.equal('Too late\nagain');
  });

  it('says why it can’t be read, and reads again when told', async () => {
    let isThere = false;
    const dialog = await show(() => (isThere ? ok(survey) : fail('offline', 'no line')));
    await waitUntil(() => allWithin(dialog, '[role=alert]').length === 1);

    isThere = true;
    press(dialog, 'Try again');
    await waitUntil(() => allWithin(dialog, '.comment').length === 1);

    expect(allWithin(dialog, '[role=alert]')).to.have.length(0);
  });

  it('closes by Escape and says so', async () => {
    const dialog = await show(() => ok(survey));
    const closings = closingsOf(dialog);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => closings() === 1);
  });
});
