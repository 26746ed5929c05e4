import { LightningElement, api, wire } from 'lwc';
import { CurrentPageReference, NavigationMixin } from 'lightning/navigation';
import { APPLICATION_SCOPE, MessageContext, publish, subscribe, unsubscribe } from 'lightning/messageService';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import {
  EnclosingUtilityId,
  minimize,
  open,
  updatePanel,
  updateUtility,
} from 'lightning/platformUtilityBarApi';
import { IsConsoleNavigation, openTab } from 'lightning/platformWorkspaceApi';
import { createRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import LANGUAGE from '@salesforce/i18n/lang';
import INLAY from '@salesforce/messageChannel/Inlay__c';
import findPeople from '@salesforce/apex/InlayRecords.findPeople';
import saveTask from '@salesforce/apex/InlayRecords.saveTask';
import { connectUtilityBar } from 'c/inlayBridge';

/** The panel in a frame, connected with the Lightning app around it. What it does is in `c/inlayBridge`; this lends it Lightning's modules. */
export default class InlayPanel extends NavigationMixin(LightningElement) {
  /** Address of the panel's page: https, of an origin that stands among the organisation's Trusted URLs. */
  @api panelUrl;
  @api label = 'Inlay';

  @wire(MessageContext) messageContext;
  @wire(IsConsoleNavigation) isConsole;

  bar;
  place;
  subscription;
  /** Its id in the utility bar, which Lightning tells after the panel may have asked for it. */
  utility = new Promise((resolve) => {
    this.foundUtility = resolve;
  });

  @wire(EnclosingUtilityId)
  takeUtility(id) {
    if (id) this.foundUtility(id);
  }

  @wire(CurrentPageReference)
  takePlace(reference) {
    this.place = reference;
    this.bar?.place(reference);
  }

  /** Whether `panelUrl` can be framed. */
  get hasAddress() {
    return addressIn(this.panelUrl) !== null;
  }

  renderedCallback() {
    this.connect();
  }

  disconnectedCallback() {
    this.bar?.end();
    this.bar = undefined;
    if (this.subscription) unsubscribe(this.subscription);
    this.subscription = undefined;
  }

  connect() {
    const frame = this.template.querySelector('iframe');
    if (this.bar || !frame) return;
    this.bar = connectUtilityBar(frame, this.lightning(), {
      panelUrl: addressIn(this.panelUrl),
      label: this.label,
      locale: LANGUAGE,
    });
    this.bar.place(this.place);
    this.subscription = subscribe(this.messageContext, INLAY, (message) => this.bar?.act(message), {
      scope: APPLICATION_SCOPE,
    });
  }

  lightning() {
    return {
      navigate: (page) => this[NavigationMixin.Navigate](page),
      createRecord,
      findPeople: (identifiers) => findPeople({ identifiers }),
      saveTask: (task) => saveTask({ task }),
      wrote: ({ taskId, recordId }) => {
        if (recordId) notifyRecordUpdateAvailable([{ recordId }]);
        publish(this.messageContext, INLAY, { taskId, recordId });
      },
      toast: (notice) => this.dispatchEvent(new ShowToastEvent(notice)),
      tabs: () => (this.isConsole ? openTab : null),
      utility: {
        update: async (attributes) => updateUtility(await this.utility, attributes),
        resize: async (attributes) => updatePanel(await this.utility, attributes),
        open: async () => open(await this.utility),
        minimize: async () => minimize(await this.utility),
      },
    };
  }
}

function addressIn(text) {
  try {
    const url = new URL(text);
    return url.protocol === 'https:' ? url : null;
  } catch {
    return null;
  }
}
