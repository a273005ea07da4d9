/** The demo vendor's mark: a screen's mesh under a Gulf sun, beside its name. */
export const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="14 14 656 192" width="656" height="192">
  <rect x="14" y="14" width="192" height="192" rx="30" fill="#0e5a63"/>
  <circle cx="110" cy="112" r="52" fill="#f2b84b"/>
  <path d="M14 128 C 60 108 90 148 130 130 C 160 116 182 124 206 134 L206 176 Q206 206 176 206 L44 206 Q14 206 14 176 Z" fill="#13808c"/>
  <g stroke="#ffffff" stroke-opacity=".34" stroke-width="3">
    ${[46, 78, 110, 142, 174].map((at) => `<path d="M${at} 18 V202 M18 ${at} H202"/>`).join("")}
  </g>
  <text x="240" y="112" font-family="DejaVu Sans, Verdana, sans-serif" font-weight="bold" font-size="72" fill="#0e5a63">Gulf Coast</text>
  <text x="242" y="176" font-family="DejaVu Sans, Verdana, sans-serif" font-size="46" fill="#44585c">Screens &amp; Air</text>
</svg>`;
