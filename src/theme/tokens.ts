import { css } from 'lit';

/**
 * Colours, sizes, type and durations of every element. An element that can stand alone has this sheet first.
 *
 * Each value has a public name, `--inlay-…`, which a page or a preset may set anywhere above the element, and an inner
 * one, `--_…`, which styles use: the public one where it is set, else the default here. Leaves need no sheet of their
 * own; they inherit the inner names. Colours are pairs for light and dark; which one shows follows `color-scheme`, which
 * comes from the page around, or from the attribute `theme` (`light`, `dark`, `system`).
 *
 * Contrast on `surface`, `hover`, `selected`, `ours`, `public` and `note`: text roles at least 4.5:1, marks and control
 * outlines at least 3:1.
 */
export const tokens = css`
  :host {
    --_surface: var(--inlay-surface, light-dark(oklch(1 0 0), oklch(0.205 0.008 264)));
    --_surface-raised: var(--inlay-surface-raised, light-dark(oklch(1 0 0), oklch(0.25 0.009 264)));
    --_surface-sunken: var(
      --inlay-surface-sunken,
      light-dark(oklch(0.977 0.003 264), oklch(0.178 0.007 264))
    );
    --_hover: var(--inlay-hover, light-dark(oklch(0.968 0.004 264), oklch(0.248 0.009 264)));
    --_selected: var(--inlay-selected, light-dark(oklch(0.952 0.02 264), oklch(0.285 0.04 264)));
    --_line: var(--inlay-line, light-dark(oklch(0.918 0.005 264), oklch(0.305 0.01 264)));
    --_line-control: var(--inlay-line-control, light-dark(oklch(0.625 0.012 264), oklch(0.6 0.012 264)));
    --_text: var(--inlay-text, light-dark(oklch(0.235 0.014 264), oklch(0.94 0.005 264)));
    --_text-quiet: var(--inlay-text-quiet, light-dark(oklch(0.49 0.016 264), oklch(0.735 0.012 264)));
    --_accent: var(--inlay-accent, light-dark(oklch(0.505 0.19 264), oklch(0.745 0.125 264)));
    --_accent-hover: var(--inlay-accent-hover, light-dark(oklch(0.45 0.185 264), oklch(0.8 0.105 264)));
    --_accent-text: var(--inlay-accent-text, light-dark(oklch(1 0 0), oklch(0.2 0.03 264)));
    --_ours: var(--inlay-ours, light-dark(oklch(0.952 0.022 264), oklch(0.305 0.045 264)));
    --_public: var(--inlay-public, light-dark(oklch(0.955 0.05 82), oklch(0.325 0.05 75)));
    --_public-text: var(--inlay-public-text, light-dark(oklch(0.475 0.105 66), oklch(0.845 0.105 82)));
    --_note: var(--inlay-note, light-dark(oklch(0.972 0.055 100), oklch(0.32 0.045 98)));
    --_note-text: var(--inlay-note-text, light-dark(oklch(0.44 0.075 90), oklch(0.87 0.09 98)));
    --_danger: var(--inlay-danger, light-dark(oklch(0.525 0.195 26), oklch(0.755 0.135 24)));
    --_danger-surface: var(--inlay-danger-surface, light-dark(oklch(0.965 0.02 22), oklch(0.295 0.055 24)));
    --_warning: var(--inlay-warning, light-dark(oklch(0.525 0.13 52), oklch(0.8 0.12 66)));
    --_warning-surface: var(--inlay-warning-surface, light-dark(oklch(0.967 0.03 72), oklch(0.305 0.045 62)));
    --_success: var(--inlay-success, light-dark(oklch(0.5 0.125 152), oklch(0.77 0.135 154)));
    --_success-surface: var(
      --inlay-success-surface,
      light-dark(oklch(0.963 0.028 155), oklch(0.29 0.045 155))
    );
    --_shadow: var(
      --inlay-shadow,
      0 0 0 1px light-dark(oklch(0 0 0 / 0.07), oklch(1 0 0 / 0.1)),
      0 2px 4px light-dark(oklch(0 0 0 / 0.05), oklch(0 0 0 / 0.3)),
      0 8px 24px light-dark(oklch(0 0 0 / 0.11), oklch(0 0 0 / 0.45))
    );
    --_scrim: var(--inlay-scrim, light-dark(oklch(0.2 0.01 264 / 0.32), oklch(0.1 0 0 / 0.6)));

    /* A grid of 4 px: --_space-2 is two of them. */
    --_space-1: var(--inlay-space-1, 4px);
    --_space-2: var(--inlay-space-2, 8px);
    --_space-3: var(--inlay-space-3, 12px);
    --_space-4: var(--inlay-space-4, 16px);
    --_space-6: var(--inlay-space-6, 24px);
    --_space-8: var(--inlay-space-8, 32px);
    --_target: var(--inlay-target, 24px);
    --_target-often: var(--inlay-target-often, 32px);
    --_radius-s: var(--inlay-radius-s, 4px);
    --_radius-m: var(--inlay-radius-m, 6px);
    --_radius-l: var(--inlay-radius-l, 10px);
    --_radius-bubble: var(--inlay-radius-bubble, 12px);

    --_font: var(
      --inlay-font,
      system-ui,
      -apple-system,
      'Segoe UI',
      Roboto,
      'Helvetica Neue',
      'Noto Sans',
      Arial,
      sans-serif
    );
    --_body: var(--inlay-body-size, 0.8125rem) / var(--inlay-body-leading, 1.125rem) var(--_font);
    --_meta: var(--inlay-meta-size, 0.75rem) / var(--inlay-meta-leading, 1rem) var(--_font);
    --_title: var(--inlay-title-size, 0.9375rem) / var(--inlay-title-leading, 1.25rem) var(--_font);
    --_weight-strong: var(--inlay-weight-strong, 600);

    --_focus: var(--inlay-focus, var(--_accent));
    --_answer: var(--inlay-duration-answer, 120ms);
    --_move: var(--inlay-duration-move, 200ms);
  }

  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  :host([theme='system']) {
    color-scheme: light dark;
  }
`;
