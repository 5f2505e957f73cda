/**
 * Hosts that may be given our token. `trafficmanager.net` exactly as Teams has it: anyone can register a name under it.
 * (design/reliability.md)
 */
export function isTrustedServiceUrl(serviceUrl: string, { development }: { development: boolean }): boolean {
  const { protocol, hostname, username, password } = new URL(serviceUrl);
  if (username || password) return false;
  if (development) return ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  if (protocol !== 'https:') return false;
  return hostname === 'smba.trafficmanager.net' || hostname === 'botframework.com' || hostname.endsWith('.botframework.com');
}
