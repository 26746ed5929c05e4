/**
 * What a browser does in the pop-up: follows the login server from the authorisation request to the redirect back, giving a name or
 * denying. Resolves to the query of that redirect.
 */
export async function logIn(authorization: URL, name: string | null): Promise<URLSearchParams> {
  const back = authorization.searchParams.get('redirect_uri') ?? '';
  const cookies = new Map<string, string>();
  let url = authorization;
  let body: URLSearchParams | null = null;
  for (let step = 0; step < 10; step += 1) {
    const response: Response = await fetch(url, {
      redirect: 'manual',
      method: body === null ? 'GET' : 'POST',
      headers: { cookie: [...cookies].map(([key, value]) => `${key}=${value}`).join('; ') },
      ...(body === null ? {} : { body }),
    });
    for (const header of response.headers.getSetCookie()) {
      const [, key = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
      cookies.set(key, value);
    }
    body = null;
    const location = response.headers.get('location');
    if (location === null) {
      if (response.status !== 200)
        throw new Error(`${url.href}: ${String(response.status)} ${await response.text()}`);
      body = new URLSearchParams(name === null ? { denied: 'yes' } : { login: name });
      continue;
    }
    url = new URL(location, url);
    if (url.href.startsWith(back)) return url.searchParams;
  }
  throw new Error('The login server never came back');
}
