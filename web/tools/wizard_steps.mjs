// SPDX-License-Identifier: Apache-2.0
//
// From the upload to the check of the wizard over the fake API.
const file = { name: 'trade-show-lisbon-2026.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') };

export async function choose(page) {
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByText('5,204 rows, 12 columns').waitFor();
}
async function next(page, title) {
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await page.getByRole('heading', { name: title }).waitFor();
}
export async function toPreview(page) {
  await choose(page);
  await next(page, 'Does this look right?');
  await page.getByText('First 12 of 5,204 rows').waitFor();
}
export async function toMap(page) {
  await toPreview(page);
  await next(page, 'Map your columns to fields');
  await page.getByText('As a lead').waitFor();
}
export async function toExecute(page) {
  await toMap(page);
  await next(page, 'Check and start');
}
export async function checked(page) {
  await toExecute(page);
  await page.getByText('All 5,204 rows were checked').waitFor();
  await page.getByText('is not an e-mail address').locator('visible=true').first().waitFor();
}
