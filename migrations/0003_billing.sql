CREATE TABLE `credit_note` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`job_id` text NOT NULL,
	`invoice_id` text NOT NULL,
	`status` text NOT NULL,
	`number` text,
	`currency` text NOT NULL,
	`lines` text NOT NULL,
	`subtotal` integer NOT NULL,
	`tax` integer NOT NULL,
	`total` integer NOT NULL,
	`give_back` text NOT NULL,
	`reason` text NOT NULL,
	`stripe_id` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`issued_at` integer,
	PRIMARY KEY(`organisation_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `credit_note_job` ON `credit_note` (`organisation_id`,`job_id`);--> statement-breakpoint
CREATE TABLE `document_number` (
	`organisation_id` text NOT NULL,
	`series` text NOT NULL,
	`sequence` integer NOT NULL,
	`document_id` text NOT NULL,
	`number` text NOT NULL,
	`taken_at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `series`, `sequence`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `document_number_document` ON `document_number` (`organisation_id`,`series`,`document_id`);--> statement-breakpoint
CREATE TABLE `refund` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`job_id` text NOT NULL,
	`invoice_id` text NOT NULL,
	`payment_id` text NOT NULL,
	`credit_note_id` text,
	`status` text NOT NULL,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`reason` text NOT NULL,
	`stripe_id` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `refund_job` ON `refund` (`organisation_id`,`job_id`);--> statement-breakpoint
CREATE TABLE `change_order` (
	`organisation_id` text NOT NULL,
	`job_id` text NOT NULL,
	`id` text NOT NULL,
	`title` text NOT NULL,
	`reason` text NOT NULL,
	`lines` text NOT NULL,
	`amount` integer NOT NULL,
	`not_to_exceed` integer,
	`status` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` integer NOT NULL,
	`answered_by` text,
	`answer` text,
	`answered_at` integer,
	PRIMARY KEY(`organisation_id`, `job_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `tax_rate` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`percent` text NOT NULL,
	`inclusive` integer DEFAULT false NOT NULL,
	`usual` integer DEFAULT false NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `stripe_account` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`livemode` integer NOT NULL,
	`state` text NOT NULL,
	`stripe_account_id` text,
	`name` text,
	`country` text,
	`currency` text,
	`charges_enabled` integer DEFAULT false NOT NULL,
	`payouts_enabled` integer DEFAULT false NOT NULL,
	`details_submitted` integer DEFAULT false NOT NULL,
	`requirements` text NOT NULL,
	`sealed_key` text,
	`key_hint` text,
	`sealed_webhook_secret` text,
	`webhook_endpoint_id` text,
	`publishable_key` text,
	`connected_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`checked_at` integer NOT NULL,
	`heard_at` integer,
	`ended_at` integer,
	PRIMARY KEY(`organisation_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `stripe_account_stripe` ON `stripe_account` (`organisation_id`,`stripe_account_id`);--> statement-breakpoint
CREATE TABLE `stripe_customer` (
	`organisation_id` text NOT NULL,
	`account_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`stripe_id` text NOT NULL,
	`told` text,
	PRIMARY KEY(`organisation_id`, `account_id`, `customer_id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stripe_customer_stripe` ON `stripe_customer` (`organisation_id`,`account_id`,`stripe_id`);--> statement-breakpoint
DROP INDEX `invoice_live`;--> statement-breakpoint
ALTER TABLE `invoice` ADD `via` text DEFAULT 'invoice' NOT NULL;--> statement-breakpoint
ALTER TABLE `invoice` ADD `account_id` text DEFAULT 'deployment' NOT NULL;--> statement-breakpoint
ALTER TABLE `invoice` ADD `livemode` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `invoice` ADD `live` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `invoice` ADD `revision` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `invoice` ADD `replaces_id` text;--> statement-breakpoint
ALTER TABLE `invoice` ADD `bill_to` text;--> statement-breakpoint
ALTER TABLE `invoice` ADD `terms` text;--> statement-breakpoint
ALTER TABLE `invoice` ADD `memo` text;--> statement-breakpoint
ALTER TABLE `invoice` ADD `tax_included` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `invoice` ADD `credited` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `invoice` ADD `credited_after` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `invoice` ADD `refunded` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `invoice` ADD `overpaid` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `invoice` ADD `stripe_lines` text;--> statement-breakpoint
ALTER TABLE `invoice` ADD `stripe_link_id` text;--> statement-breakpoint
ALTER TABLE `invoice` ADD `pay_version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `invoice` ADD `recovering` integer DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE `invoice` SET `live` = 0 WHERE `status` = 'void';--> statement-breakpoint
CREATE UNIQUE INDEX `invoice_live` ON `invoice` (`organisation_id`,`milestone_id`) WHERE live = 1;--> statement-breakpoint
ALTER TABLE `job` ADD `discount_percent` text;--> statement-breakpoint
ALTER TABLE `job` ADD `discount_amount` integer;--> statement-breakpoint
ALTER TABLE `line_item` ADD `tax_name` text;--> statement-breakpoint
ALTER TABLE `line_item` ADD `tax_inclusive` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `line_item` ADD `discount_percent` text;--> statement-breakpoint
ALTER TABLE `line_item` ADD `discount_amount` integer;--> statement-breakpoint
ALTER TABLE `line_item` ADD `rule` text;--> statement-breakpoint
ALTER TABLE `line_item` DROP COLUMN `milestone_id`;--> statement-breakpoint
ALTER TABLE `stripe_event` ADD `account_id` text DEFAULT 'deployment' NOT NULL;--> statement-breakpoint
ALTER TABLE `milestone` ADD `kind` text DEFAULT 'final' NOT NULL;--> statement-breakpoint
ALTER TABLE `milestone` ADD `share_percent` text;--> statement-breakpoint
ALTER TABLE `milestone` ADD `share_amount` integer;--> statement-breakpoint
ALTER TABLE `milestone` ADD `reached_at` integer;--> statement-breakpoint
ALTER TABLE `billing_intent` ADD `hold` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `payment` ADD `source` text DEFAULT 'stripe' NOT NULL;--> statement-breakpoint
ALTER TABLE `payment` ADD `means` text;--> statement-breakpoint
ALTER TABLE `payment` ADD `reference` text;--> statement-breakpoint
ALTER TABLE `payment` ADD `received_on` text;--> statement-breakpoint
ALTER TABLE `payment` ADD `recorded_by` text;--> statement-breakpoint
ALTER TABLE `payment` ADD `refunded` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `customer` ADD `billing` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `customer` ADD `exempt_certificate` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `postal` text;--> statement-breakpoint
INSERT INTO `stripe_customer` (`organisation_id`, `account_id`, `customer_id`, `stripe_id`)
SELECT `organisation_id`, 'deployment', `id`, `stripe_customer_id` FROM `customer` WHERE `stripe_customer_id` IS NOT NULL;
--> statement-breakpoint
ALTER TABLE `customer` DROP COLUMN `stripe_customer_id`;--> statement-breakpoint
ALTER TABLE `organisation` ADD `numbering` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `organisation` ADD `stripe` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `organisation` ADD `billing_token_version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `price_item` ADD `tax_name` text;--> statement-breakpoint
ALTER TABLE `price_item` ADD `tax_inclusive` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `price_item` ADD `code` text;--> statement-breakpoint
ALTER TABLE `price_item` ADD `cost` integer;--> statement-breakpoint
ALTER TABLE `price_item` ADD `markup` text;--> statement-breakpoint
ALTER TABLE `price_item` ADD `stripe_product_id` text;--> statement-breakpoint
UPDATE `billing_intent` SET `frozen` = json_set(`frozen`, '$.kind', 'invoice');
--> statement-breakpoint
UPDATE `organisation` SET `rules` = json_set(json_remove(`rules`, '$.billing', '$.termsDays'), '$.billing', json_patch(
	CASE json_extract(`rules`, '$.billing')
		WHEN 'automatic' THEN '{"moment":"approved","way":"auto_send"}'
		WHEN 'by_hand' THEN '{"moment":"approved","way":"manual"}'
		ELSE '{}' END,
	CASE WHEN json_extract(`rules`, '$.termsDays') IS NULL THEN '{}'
		WHEN json_extract(`rules`, '$.termsDays') = 0 THEN '{"terms":{"kind":"on_receipt"}}'
		ELSE json_object('terms', json_object('kind', 'net', 'days', json_extract(`rules`, '$.termsDays'))) END));
--> statement-breakpoint
UPDATE `portal` SET `rules` = json_set(json_remove(`rules`, '$.billing', '$.termsDays'), '$.billing', json_patch(
	CASE json_extract(`rules`, '$.billing')
		WHEN 'automatic' THEN '{"moment":"approved","way":"auto_send"}'
		WHEN 'by_hand' THEN '{"moment":"approved","way":"manual"}'
		ELSE '{}' END,
	CASE WHEN json_extract(`rules`, '$.termsDays') IS NULL THEN '{}'
		WHEN json_extract(`rules`, '$.termsDays') = 0 THEN '{"terms":{"kind":"on_receipt"}}'
		ELSE json_object('terms', json_object('kind', 'net', 'days', json_extract(`rules`, '$.termsDays'))) END));
--> statement-breakpoint
INSERT INTO `tally` (`organisation_id`, `kind`, `key`, `currency`, `count`, `amount`)
	SELECT `organisation_id`, 'approved_unbilled', 'approved', `currency`, count(*), 0 FROM `job`
	WHERE `status` = 'approved' AND `completed_at` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `invoice`
		WHERE `invoice`.`organisation_id` = `job`.`organisation_id` AND `invoice`.`job_id` = `job`.`id` AND `invoice`.`status` NOT IN ('draft', 'void'))
	GROUP BY `organisation_id`, `currency`;
