import { SurveyDialog } from './survey-dialog.ts';

if (customElements.get('inlay-survey-dialog') === undefined)
  customElements.define('inlay-survey-dialog', SurveyDialog);
