import type { NetworkFile } from './api.ts';

/** Pictures that are there from the beginning: an advertisement's and a story's, both of a kettle. */
export const PICTURES: Readonly<Record<'ad' | 'story', NetworkFile>> = {
  ad: { id: 'picture-ad', name: 'kettle.png', type: 'image/png', size: 676 },
  story: { id: 'picture-story', name: 'story.png', type: 'image/png', size: 616 },
};

const BASE64: Readonly<Record<string, string>> = {
  [PICTURES.ad.id]:
    'iVBORw0KGgoAAAANSUhEUgAAAUAAAADICAMAAACu2siZAAAAD1BMVEX06djJWzovSlz////puHLzEPnDAAACUElEQVR42u3cC67jIAxAUTt6+1/zLGDaJBWtbJNzV4CO6AcIiZAkSZIkSZIkSZIkSZIkSZIkSZIkSZIkSYo4LiIEECBAgAIIECBAAQQIEKBOARPgx4D5PoAX5Z0wLeBB/AIexG/oMfwCH8JVvacb5rfCh7CW74GEmQR78T2JMH8XP4K1fueCO+wt5u+7qTfTMLNGcJct7swSwW1OCTJLBI9jk4OWzArB40783goeN+P3WvA4dhHMLBA8Ponff4KnSLMEs6K4ApojmDVd6wwRzCwXvLc+BvgO8O4OA7/Xgufj6y6YWS14NUKA54DXQ2wtmFksGLMBs7pbo2wsOAMw2gJmmoKPAOw6BTPnTUGAG03BTFPwGmkTwCgDTIDLH9Pefp9+hiu+57YCPCp+KACu/tJ29rsnWAyYAFf/6wFc/bMMcHm1AXB1ubYFYOl6t6ffLcEegAlwdcdlKuDRBTABru75jQQs3E99N1yAi4KjAItP5V4OeChgl8OPWYD1x8IvhjwIsMOxevZuwHMJ/HYWvOtXe6g+E7DVM9JtAcc8pd8WcMw9kb6AU24q9fWbcleuNeCI25pDASMIbuLXj3DgZethgBEEz5YhI+/691rHTXxVQrd18Lw3TfTbSPCmkx89k4BwW8DgN10wguDDAYPfYMEIggALCSMI8qsTjCDIr04wgiC/OsEIgvzqBCMI8qsTjM3D11owgiC/MsJ4UPjaCcbjwteHMB4bPv1pKYAAAQIEKIAAAQIUQIAAAQogQIAABRAgQIACCBAgQAEECHDX/gEmVs67B3FfIwAAAABJRU5ErkJggg==',
  [PICTURES.story.id]:
    'iVBORw0KGgoAAAANSUhEUgAAALQAAAFACAMAAAAiZ6a7AAAAD1BMVEX06djJWzovSlz////puHLzEPnDAAACFElEQVR42u3aUarcMAyGUf2m+19zX1qYy3TKLbGFRc+3gRxCHqxYVZIkSZIkSZIkSZIkSZIkSZIkSZIkSZIkSZIkSZIkSZKk/6X1FjQ0NDQ0NDQ0NDT0P6Dz2gh03htIvp2dzw0kX8tO5qmTcep8r4nmq9TJPHUyUD0RncxTJ/PUyTx1MlC9Bd08LiQb1M1TTvJc3T6bbUC3T5TJY3X/HHwEva41/1av1a1+jl7t6OSxerWrn6PX6lYnj9VfmTPQb8jj6jzvXTgH3Xh02oZuPPAlu9R/Pqbejf7wV34ket1q/nBNAH0CXR/R61bzh7kcGvpvv22OoJOBrxoa+hXZjK4D6KTlVT/+HKC70IHuQmckOrPRyXH1NnSgu9CB7kIHugudJvTaig50Fzp96I1DYQd611z7+gzok+hX9UR0TqM3/qqB/sbqWF2tPnt70YPefOMyEn1Ivc7ejZ8xfwEeuM8/hF5v5gnoX8hDizXH0CcXr5rQ99629KGrA123o3s2CaG/bBRev3L1cvJoWTPdflpqWY3df8QbsIP8p3Pp5Rvq37kav1td0E1q6CZ1QfeoqwaqoZvUBd2jLugedUH3qAu6R13QPeqqeeqC7lFXzVMXdI+6ap66ap66ap66ap66ap5618N+DAwaGhoaGhoaGhoaGhoaGhoaGhoaGhoaGhoaGhoaGhoaGhoaGhoaGhoaGvpTPwFPktNiuswOtAAAAABJRU5ErkJggg==',
};

/** The file of this id with its bytes; undefined where it is none of these. */
export function builtInFile(
  id: string,
): { readonly file: NetworkFile; readonly bytes: Uint8Array<ArrayBuffer> } | undefined {
  const file = Object.values(PICTURES).find((each) => each.id === id);
  const text = BASE64[id];
  if (file === undefined || text === undefined) return undefined;
  return { file, bytes: Uint8Array.from(atob(text), (each) => each.charCodeAt(0)) };
}
