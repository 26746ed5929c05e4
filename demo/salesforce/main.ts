import '../shell/demo-menu.ts';
import './salesforce-shell.ts';
