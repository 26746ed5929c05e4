/** Registers every element of the public surface; what they are made of comes with them. */
import './components/availability/define.ts';
import './components/composer/define.ts';
import './components/customer-card/define.ts';
import './components/interaction-list/define.ts';
import './components/message-thread/define.ts';
import './components/outbound-button/define.ts';
import './components/outcome-dialog/define.ts';
import './components/panel/define.ts';
import './components/provider/define.ts';
import './components/quick-replies/define.ts';
import './components/sign-in/define.ts';
