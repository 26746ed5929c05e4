import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const FOLDER = 'manifests/salesforce';
const read = (file: string): string => readFileSync(`${FOLDER}/${file}`, 'utf8');

/** Modules and what they export, as Lightning's component reference names them. */
const LIGHTNING: Readonly<Record<string, readonly string[]>> = {
  lwc: ['LightningElement', 'api', 'wire'],
  'lightning/navigation': ['CurrentPageReference', 'NavigationMixin'],
  'lightning/messageService': ['APPLICATION_SCOPE', 'MessageContext', 'publish', 'subscribe', 'unsubscribe'],
  'lightning/platformShowToastEvent': ['ShowToastEvent'],
  'lightning/platformUtilityBarApi': [
    'EnclosingUtilityId',
    'minimize',
    'open',
    'updatePanel',
    'updateUtility',
  ],
  'lightning/platformWorkspaceApi': ['IsConsoleNavigation', 'openTab'],
  'lightning/uiRecordApi': ['createRecord', 'notifyRecordUpdateAvailable'],
  'c/inlayBridge': ['connectUtilityBar'],
};

describe('the Lightning component', () => {
  const source = read('lwc/inlayPanel/inlayPanel.js');

  it('imports what Lightning has, and of ours what the bridge exports', () => {
    const imports = [...source.matchAll(/import \{([^}]*)\} from '([^']+)';/g)].map(
      ([, names = '', from = '']) => [from, [...names.matchAll(/\w+/g)].map(String)],
    );
    expect(Object.fromEntries(imports)).toEqual(LIGHTNING);
    expect(readFileSync('src/embed/salesforce/utility-bar.ts', 'utf8')).toContain(
      'export function connectUtilityBar(',
    );
  });

  it('tells over its message channel what the bridge reads and writes', () => {
    const channel = read('messageChannels/Inlay.messageChannel-meta.xml');
    const fields = [...channel.matchAll(/<fieldName>(\w+)<\/fieldName>/g)].map(([, name]) => name);
    expect(fields).toEqual(['value', 'name', 'recordId', 'objectApiName', 'taskId']);
  });
});
