import '../shell/demo-menu.ts';
import './sign-in-page.ts';
