/**
 * The styles of the first screen one after the other, before what uses them: alike as they are, they pack
 * into a kilobyte less together than each beside its element. Imported for that order alone.
 */
import '../components/provider/provider.styles.ts';
import '../theme/base.styles.ts';
import '../components/wait-mark/wait-mark.styles.ts';
import '../components/interaction-row/interaction-row.styles.ts';
import '../components/interaction-list/interaction-list.styles.ts';
import '../components/interaction-list/list-head.styles.ts';
import '../components/message/message.styles.ts';
import '../components/message/message-parts.styles.ts';
import '../components/message-log/message-log.styles.ts';
import '../components/message-thread/message-thread.styles.ts';
import '../components/message-thread/thread-header.styles.ts';
import '../components/panel/panel.styles.ts';
