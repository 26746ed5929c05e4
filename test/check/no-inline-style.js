/**
 * ESLint rule: no `style` attribute in a lit template. The panel's page runs under a Content-Security-Policy
 * that refuses inline styles, so such a template looks right only where nobody is protected.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const noInlineStyle = {
  meta: {
    type: 'problem',
    docs: { description: 'Refuse the style attribute in lit templates.' },
    messages: {
      inline:
        'The Content-Security-Policy refuses inline styles: use a class, a part, or set a custom property by code.',
    },
    schema: [],
  },
  create(context) {
    return {
      TaggedTemplateExpression(node) {
        if (node.tag.type !== 'Identifier' || !['html', 'svg'].includes(node.tag.name)) return;
        for (const quasi of node.quasi.quasis) {
          if (/\sstyle\s*=/.test(quasi.value.raw)) context.report({ node: quasi, messageId: 'inline' });
        }
      },
    };
  },
};
