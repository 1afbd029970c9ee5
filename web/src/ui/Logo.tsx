// SPDX-License-Identifier: Apache-2.0
export function Logo({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden="true">
      <rect x="1" y="1" width="22" height="22" rx="7" fill="#0f6273" />
      <g stroke="#fff" strokeWidth="1.9" strokeLinecap="round" strokeLinejoin="round">
        <path d="M12 5v11.4" />
        <path d="M8.6 13.2 12 16.6l3.4-3.4" />
        <path d="M5.4 14.6c0 2.6 1.5 4.2 4.2 4.2h4.8c2.7 0 4.2-1.6 4.2-4.2" />
      </g>
    </svg>
  );
}
