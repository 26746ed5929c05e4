import type { NoticeKind } from '../model/agent-preferences.ts';
import type { HostNotice } from '../model/host.ts';
import type { WorkNotice } from '../model/work-notice.ts';

/** A notice that this tab tells; `seq` rises with each. */
export interface Announcement extends WorkNotice {
  readonly seq: number;
}

/** What can be done with notices. */
export interface AnnouncingActions {
  /** Has the host show a notice in its own way, unless it shows that offer as one already; false where it does not. */
  notifyHost(notice: HostNotice, kind: NoticeKind): Promise<boolean>;
}
