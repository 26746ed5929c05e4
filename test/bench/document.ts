/** The document around a built page. */
export const DOCUMENT = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title>
<link rel="icon" href="data:,"><style>body { margin: 0 }</style><script type="module" src="/page.js"></script>`;
