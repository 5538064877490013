import { getDomain } from 'tldts';

/** Hosts whose subdomains belong to different people, beyond those that the Public Suffix List names. */
const sharedHosts =
  /(?:^|\.)(?:wordpress\.com|substack\.com|medium\.com|tumblr\.com|ghost\.io|typepad\.com|livejournal\.com|weebly\.com|feedburner\.com)$/u;

const bySuffixList = { allowPrivateDomains: true } as const;

/** Who answers for a web address: the registrable domain of its host by the Public Suffix List
 *  (publicsuffix.org), so that "vnexpress.net" and "e.vnexpress.net" are one outlet and two blogs on
 *  "blogspot.com" are two. Where there is none (an IP address, "localhost", a name within a network)
 *  the host with its port: another port may be somebody else's. Empty for what has no host. */
export function outletOf(url: string): string {
  const parsed = URL.parse(url);
  if (!parsed) return '';
  const host = parsed.hostname.replace(/\.$/u, '');
  if (sharedHosts.test(host)) return host;
  return getDomain(host, bySuffixList) ?? parsed.host.replace(/:(?:80|443)$/u, '');
}
