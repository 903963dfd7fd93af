/// Words of the API in the reader's language; a word that is not known yet is shown as it is.

import { tOr } from '../lib/i18n/index.svelte';

const word = (group: string) => (value: string | null | undefined) =>
  value ? tOr(`console.${group}.${value}`, value.replaceAll('_', ' ')) : '';

export const status = word('status');
export const stage = word('stage');
export const service = word('service');
export const vehicle = word('vehicle');
export const urgency = word('urgency');
export const state = word('state');
export const outcome = word('outcome');
export const whyNot = word('why');
export const role = word('role');
export const fact = word('fact');
export const action = word('action');
export const cancelReason = word('cancel_reason');
export const stageOfOrder = word('order_stage');
export const statusOfOrder = word('order_status');
export const lineKind = word('line_kind');
export const lineState = word('line_state');
export const invoiceState = word('invoice_state');
export const paymentStatus = word('payment_status');
export const method = word('method');
export const purpose = word('purpose');
export const moveReason = word('move');
export const milestone = word('milestone');
export const origin = word('origin');
