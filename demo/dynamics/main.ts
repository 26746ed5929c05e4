import '../shell/demo-menu.ts';
import './dynamics-shell.ts';
