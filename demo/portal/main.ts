import '../shell/demo-menu.ts';
import './portal-page.ts';
