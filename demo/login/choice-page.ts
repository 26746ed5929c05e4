import type { Person } from './login-server.ts';

/** The login server's page: who to be. It asks for no password, and says so. */
export function choicePage(people: readonly Person[]): string {
  const choices = people
    .map(({ id, name }) => `<button name="person" value="${escaped(id)}">${escaped(name)}</button>`)
    .join('');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Acme login</title>
<style>
:root { color-scheme: light dark; }
body { display: grid; place-content: center; min-block-size: 100vh; margin: 0; font: 15px/22px system-ui, sans-serif; }
main { display: grid; gap: 12px; inline-size: min(320px, 88vw); }
h1 { margin: 0; font-size: 20px; line-height: 28px; }
p { margin: 0; }
form { display: grid; gap: 8px; }
button { padding: 10px 12px; border: 1px solid; border-radius: 6px; background: none; color: inherit; font: inherit; text-align: start; cursor: pointer; }
button:hover { background: color-mix(in srgb, currentcolor 8%, transparent); }
.quiet { opacity: .75; font-size: 13px; line-height: 18px; }
</style>
</head>
<body>
<main>
<h1>Acme login</h1>
<p>Who are you?</p>
<form method="post">${choices}<button name="person" value="">Don’t sign in</button></form>
<p class="quiet">A demonstration: this login server of Acme’s takes anybody at their word, without a password.</p>
</main>
</body>
</html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);
}
