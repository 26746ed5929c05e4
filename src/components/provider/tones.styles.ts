import { css } from 'lit';

/**
 * The design languages of the hosts, by tokens alone: what is set here is radius, accent, font and density, and the greys and tints
 * that go with them. Loaded where a provider has a `tone`.
 *
 * Values: Fluent 2 as in `@fluentui/tokens` 1.0.0-alpha.24 (`webLightTheme`, `webDarkTheme`), the Lightning Design System as in
 * `@salesforce-ux/design-system` 2.264 (`--slds-g-…`; it has no dark colours, which are our own greys with its blues). Where their accent
 * is too light for text on our tints (4.5:1), the next darker of the same hue stands for it.
 */
export const styles = css`
  :host([tone='fluent']) {
    --inlay-font:
      'Segoe UI', 'Segoe UI Web (West European)', -apple-system, BlinkMacSystemFont, Roboto, 'Helvetica Neue',
      sans-serif;
    --inlay-body-size: 0.875rem;
    --inlay-body-leading: 1.25rem;
    --inlay-title-size: 1rem;
    --inlay-title-leading: 1.375rem;
    --inlay-radius-s: 2px;
    --inlay-radius-m: 4px;
    --inlay-radius-l: 6px;
    --inlay-radius-bubble: 8px;
    --inlay-surface: light-dark(#ffffff, #292929);
    --inlay-surface-raised: light-dark(#ffffff, #333333);
    --inlay-surface-sunken: light-dark(#fafafa, #1f1f1f);
    --inlay-hover: light-dark(#f5f5f5, #3d3d3d);
    --inlay-selected: light-dark(#ebf3fc, #0e3555);
    --inlay-ours: light-dark(#ebf3fc, #0e3555);
    --inlay-line: light-dark(#e0e0e0, #525252);
    --inlay-line-control: light-dark(#616161, #adadad);
    --inlay-text: light-dark(#242424, #ffffff);
    --inlay-text-quiet: light-dark(#616161, #adadad);
    --inlay-accent: light-dark(#0f6cbd, #77b7f7);
    --inlay-accent-hover: light-dark(#115ea3, #96c6fa);
    --inlay-accent-text: light-dark(#ffffff, #061724);
  }
  :host([tone='slds']) {
    --inlay-font: 'Salesforce Sans', system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif;
    --inlay-body-leading: 1.25rem;
    --inlay-title-size: 1rem;
    --inlay-radius-s: 2px;
    --inlay-radius-m: 4px;
    --inlay-radius-l: 8px;
    --inlay-radius-bubble: 8px;
    --inlay-surface-sunken: light-dark(#f3f3f3, oklch(0.178 0.007 264));
    --inlay-hover: light-dark(#f3f3f3, oklch(0.248 0.009 264));
    --inlay-selected: light-dark(#eef4ff, #03234d);
    --inlay-ours: light-dark(#eef4ff, #03234d);
    --inlay-line: light-dark(#e5e5e5, oklch(0.305 0.01 264));
    --inlay-line-control: light-dark(#747474, oklch(0.6 0.012 264));
    --inlay-text: light-dark(#181818, oklch(0.94 0.005 264));
    --inlay-text-quiet: light-dark(#5c5c5c, oklch(0.735 0.012 264));
    --inlay-accent: light-dark(#0b5cab, #78b0fd);
    --inlay-accent-hover: light-dark(#014486, #aacbff);
    --inlay-accent-text: light-dark(#ffffff, #001639);
  }
`;
