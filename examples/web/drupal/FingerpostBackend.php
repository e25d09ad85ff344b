<?php

// A sketch for Drupal's Search API: a backend that asks `fingerpost serve`. NOT RUN here: no Drupal is at hand; only its
// syntax is checked. Put it into a module as src/Plugin/search_api/backend/FingerpostBackend.php. The index is filled by
// `fingerpost index` from the site's pages; indexItems() therefore says that all is indexed.

namespace Drupal\fingerpost\Plugin\search_api\backend;

use Drupal\search_api\Backend\BackendPluginBase;
use Drupal\search_api\IndexInterface;
use Drupal\search_api\Query\QueryInterface;
use Drupal\search_api\SearchApiException;

/**
 * @SearchApiBackend(
 *   id = "fingerpost",
 *   label = @Translation("Fingerpost"),
 *   description = @Translation("Answers with what is in force on the day asked about.")
 * )
 */
class FingerpostBackend extends BackendPluginBase {

  public function defaultConfiguration() {
    return ['url' => 'http://127.0.0.1:8080'];
  }

  public function getSupportedFeatures() {
    return ['search_api_facets', 'search_api_autocomplete'];
  }

  public function indexItems(IndexInterface $index, array $items) {
    return array_keys($items);
  }

  public function deleteItems(IndexInterface $index, array $item_ids) {}

  public function deleteAllIndexItems(IndexInterface $index, $datasource_id = NULL) {}

  public function search(QueryInterface $query) {
    $keys = $query->getOriginalKeys();
    $answer = $this->ask('/api/search', [
      'text' => is_string($keys) ? $keys : '',
      'limit' => (int) min(100, $query->getOption('limit', 10)),
      'offset' => (int) $query->getOption('offset', 0),
      'facets' => TRUE,
    ]);
    $results = $query->getResults();
    $results->setResultCount($answer['total']);
    foreach ($answer['hits'] as $hit) {
      $item = $this->getFieldsHelper()->createItem($query->getIndex(), $hit['document']);
      $item->setScore($hit['score']);
      $item->setExcerpt(implode('', array_map(static function (array $part) {
        $text = htmlspecialchars($part['text'], ENT_QUOTES, 'UTF-8');
        return empty($part['match']) ? $text : '<strong>' . $text . '</strong>';
      }, $hit['snippet'])));
      $item->setExtraData('fingerpost', $hit);
      $results->addResultItem($item);
    }
    $facets = [];
    foreach ($answer['facets'] as $field => $values) {
      foreach ($values as $value) {
        $facets[$field][] = ['filter' => '"' . $value['id'] . '"', 'count' => $value['count']];
      }
    }
    $results->setExtraData('search_api_facets', $facets);
  }

  private function ask(string $path, array $request): array {
    try {
      $answer = \Drupal::httpClient()->post($this->configuration['url'] . $path, ['json' => (object) $request, 'timeout' => 5]);
      return json_decode((string) $answer->getBody(), TRUE, 64, JSON_THROW_ON_ERROR);
    }
    catch (\Exception $exception) {
      // The message of an HTTP client holds the request: it is not passed on.
      throw new SearchApiException('The search cannot be reached.');
    }
  }

}
