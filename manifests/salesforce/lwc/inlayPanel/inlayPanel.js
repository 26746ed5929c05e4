import { LightningElement, api, wire } from 'lwc';
import { CurrentPageReference, NavigationMixin } from 'lightning/navigation';
import { APPLICATION_SCOPE, MessageContext, subscribe, unsubscribe } from 'lightning/messageService';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import {
  EnclosingUtilityId,
  minimize,
  open,
  updatePanel,
  updateUtility,
} from 'lightning/platformUtilityBarApi';
import { IsConsoleNavigation, openTab } from 'lightning/platformWorkspaceApi';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import LANGUAGE from '@salesforce/i18n/lang';
import INLAY from '@salesforce/messageChannel/Inlay__c';
import { connectUtilityBar } from 'c/inlayBridge';

/** The panel in a frame, connected with the Lightning app around it. What it does is in `c/inlayBridge`; this lends it Lightning's modules. */
export default class InlayPanel extends NavigationMixin(LightningElement) {
  /** Address of the panel's page, of an origin that stands among the organisation's Trusted URLs. */
  @api panelUrl;
  @api label = 'Inlay';

  @wire(MessageContext) messageContext;
  @wire(EnclosingUtilityId) utilityId;
  @wire(IsConsoleNavigation) isConsole;

  #bar;
  #place;
  #subscription;

  @wire(CurrentPageReference)
  takePlace(reference) {
    this.#place = reference;
    this.#bar?.place(reference);
  }

  renderedCallback() {
    const frame = this.template.querySelector('iframe');
    if (this.#bar !== undefined || !frame || !this.panelUrl) return;
    this.#bar = connectUtilityBar(frame, this.#lightning(), {
      panelUrl: new URL(this.panelUrl),
      label: this.label,
      locale: LANGUAGE,
    });
    this.#bar.place(this.#place);
    this.#subscription = subscribe(this.messageContext, INLAY, (message) => this.#bar?.act(message), {
      scope: APPLICATION_SCOPE,
    });
  }

  disconnectedCallback() {
    this.#bar?.end();
    this.#bar = undefined;
    if (this.#subscription) unsubscribe(this.#subscription);
    this.#subscription = undefined;
  }

  #lightning() {
    const id = this.utilityId;
    return {
      navigate: (page) => this[NavigationMixin.Navigate](page),
      createRecord,
      updateRecord,
      toast: (notice) => this.dispatchEvent(new ShowToastEvent(notice)),
      openTab: this.isConsole ? openTab : null,
      utility: id
        ? {
            update: (attributes) => updateUtility(id, attributes),
            resize: (attributes) => updatePanel(id, attributes),
            open: () => open(id),
            minimize: () => minimize(id),
          }
        : null,
    };
  }
}
