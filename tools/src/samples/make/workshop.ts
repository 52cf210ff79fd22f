import type { OrderInput, ReceiptInput } from '@smartap/contracts';
import { dec, plain, roundTo } from '@smartap/runtime';
import type { Prng } from '../prng.js';
import type { Extra, InvoiceSpec, LineSpec } from './build-invoice.js';
import { buyerIn } from './buyers.js';
import { makeCompany, makeItemIds, type Company } from './company.js';
import { COUNTRIES, COUNTRY_CODES, type CountryCode } from './countries.js';
import { GOODS, type Good } from './goods.js';
import type { SetState } from './set-state.js';

/** What a scenario wants of an invoice; the rest is drawn. */
export interface Wish {
  readonly countries?: readonly [CountryCode, ...CountryCode[]];
  readonly seller?: Company;
  readonly buyer?: Company;
  readonly lines?: number;
  /** About how much all lines are together, in whole units of the currency. */
  readonly net?: readonly [number, number];
  /** One VAT rate and whole quantities at prices of two places, as printed invoices have them. */
  readonly simple?: boolean;
  readonly german?: boolean;
  readonly ordered?: boolean;
  readonly category?: InvoiceSpec['category'];
  readonly discount?: string;
  readonly allowance?: Extra;
  readonly charge?: Extra;
}

const VENDORS_A_COUNTRY = 4;
/** First day on which a sample may be issued, and the days after it. */
const FIRST_DAY = Date.UTC(2026, 0, 5);
const DAYS = 170;
const DAY_MS = 86_400_000;
const PAYABLE_AFTER_DAYS = 30;

/** Draws what one scenario needs, and writes down the master data that belong to it. */
export class Workshop {
  constructor(
    readonly random: Prng,
    readonly state: SetState,
  ) {}

  /** A company that nobody has in the master data yet. */
  stranger(country: CountryCode): Company {
    return makeCompany(this.random, country, this.state.companyNames);
  }

  /** A vendor of the master data: one that is there, or a new one. */
  vendor(countries: readonly [CountryCode, ...CountryCode[]] = COUNTRY_CODES, trusted = true): Company {
    const country = this.random.pick(countries);
    const [first, ...rest] = this.state.knownVendors.filter((vendor) => vendor.company.country === country && vendor.trusted === trusted);
    if (first && (rest.length + 1 >= VENDORS_A_COUNTRY || this.random.chance(40))) return this.random.pick([first, ...rest]).company;
    const company = this.stranger(country);
    this.state.addVendor(company, trusted);
    this.state.knownVendors.push({ company, trusted });
    return company;
  }

  /** A trusted vendor of one case alone: what names no order is held against all orders of its vendor. */
  private ownVendor(countries: readonly [CountryCode, ...CountryCode[]] = COUNTRY_CODES): Company {
    const company = this.stranger(this.random.pick(countries));
    this.state.addVendor(company, true);
    return company;
  }

  /** An invoice as a seller would write it. */
  draft(wish: Wish = {}): InvoiceSpec {
    const seller = wish.seller ?? (wish.ordered === false ? this.ownVendor(wish.countries) : this.vendor(wish.countries));
    const issued = FIRST_DAY + this.random.int(0, DAYS) * DAY_MS;
    const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
    return {
      seller,
      buyer: wish.buyer ?? buyerIn(seller.country),
      number: this.nextNumber(seller),
      issueDate: day(issued),
      dueDate: day(issued + PAYABLE_AFTER_DAYS * DAY_MS),
      currency: wish.category === 'K' ? 'EUR' : COUNTRIES[seller.country].currency,
      typeCode: '380',
      category: wish.category ?? 'S',
      lines: this.lines(seller, wish),
      iban: seller.iban,
      ...(wish.ordered === false ? {} : { orderNumber: this.nextOrderNumber() }),
      ...(wish.allowance ? { allowance: wish.allowance } : {}),
      ...(wish.charge ? { charge: wish.charge } : {}),
    };
  }

  /** The next number of a seller, in the seller's own style. */
  nextNumber(seller: Company): string {
    const style = Number(seller.gln.at(-2) ?? 0) % 4;
    const count = this.state.count(`invoice ${seller.vatId}`, 1000 + Number(seller.gln.slice(-4)));
    return [`2026-${String(count).padStart(5, '0')}`, `R${count}`, `SI-${count}`, `26/${String(count).padStart(6, '0')}`][style] ?? String(count);
  }

  nextOrderNumber(): string {
    return String(this.state.count('order', 4500031200));
  }

  private lines(seller: Company, { lines, net: [from, to] = [300, 5000], simple = false, german = false, discount }: Wish): LineSpec[] {
    const { standardRate, reducedRate } = COUNTRIES[seller.country];
    const isSimple = ({ reduced, base, from: lowest }: Good): boolean => !reduced && base === '1' && lowest >= 150;
    const goods = this.random.some(simple ? GOODS.filter(isSimple) : GOODS, lines ?? this.random.int(1, 4));
    const weights = goods.map(() => this.random.int(70, 130));
    const target = this.random.int(from, to) / weights.reduce((total, weight) => total + weight, 0);
    const withReferences = this.random.chance(70);
    return goods.map((good, index) => {
      const hundredths = this.random.int(good.from, good.to);
      const share = (target * (weights[index] ?? 0) * 100 * Number(good.base)) / hundredths;
      // Per hundred is sold by the fifty; kilograms by the half.
      const quantity = good.base === '100' ? Math.max(1, Math.round(share / 50)) * 50 : Math.max(1, Math.round(share));
      const half = good.unit === 'KGM' && !simple && this.random.chance(50) ? '.5' : '';
      return {
        name: german ? good.de : good.en,
        unit: good.unit,
        quantity: `${quantity}${half}`,
        price: plain(dec(hundredths).div(100)),
        base: good.base,
        rate: good.reduced ? reducedRate : standardRate,
        ...makeItemIds(this.random),
        ...(withReferences ? { orderLine: String((index + 1) * 10) } : {}),
        ...(discount && index === 0 ? { discount } : {}),
      };
    });
  }

  /** Writes down the order that an invoice bills. */
  order({ seller, currency, orderNumber, issueDate, lines }: InvoiceSpec): OrderInput {
    const order: OrderInput = {
      number: orderNumber ?? '',
      vendorNumber: this.state.vendorNumber(seller),
      currency,
      orderedOn: new Date(Date.parse(issueDate) - this.random.int(5, 40) * DAY_MS).toISOString().slice(0, 10),
      basis: 'received',
      status: 'open',
      lines: lines.map((line, index) => ({
        line: String((index + 1) * 10),
        description: line.name,
        sellerItemId: line.sellerId,
        standardItemId: line.gtin,
        quantity: line.quantity,
        unit: line.unit,
        price: plain(
          dec(line.price)
            .times(100 - Number(line.discount ?? 0))
            .div(100),
        ),
        baseQuantity: line.base,
      })),
    };
    this.state.orders.push(order);
    return order;
  }

  /** A receipt of a share of every line of an order, in percent; not written down yet. */
  receiptOf(order: OrderInput, percent = 100): ReceiptInput {
    return {
      number: `GR-${this.state.count('receipt', 880001)}`,
      receivedOn: order.orderedOn ?? '2026-01-01',
      lines: order.lines.map((line, index) => ({
        line: String(index + 1),
        orderNumber: order.number,
        orderLine: line.line,
        quantity: plain(roundTo(dec(line.quantity).times(percent).div(100), 3)),
      })),
    };
  }

  /** Writes down that goods have come. */
  receive(order: OrderInput, percent = 100): void {
    this.state.receipts.push(this.receiptOf(order, percent));
  }

  /** Orders and receives exactly what an invoice bills. */
  orderAndReceive(spec: InvoiceSpec): InvoiceSpec {
    this.receive(this.order(spec));
    return spec;
  }
}
