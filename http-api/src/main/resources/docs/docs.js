'use strict';

// A browser cannot send a body with GET: its fields go into the query.
function bodyIntoQuery(request) {
  if (request.method !== 'GET' || !request.body) {
    return request;
  }
  const url = new URL(request.url, window.location.href);
  const form = request.headers['Content-Type'] === 'application/x-www-form-urlencoded';
  const fields = form ? new URLSearchParams(request.body) : Object.entries(JSON.parse(request.body));
  for (const [name, value] of fields) {
    url.searchParams.set(name, value);
  }
  request.url = url.href;
  delete request.body;
  delete request.headers['Content-Type'];
  return request;
}

SwaggerUIBundle({
  url: '/openapi.yaml',
  dom_id: '#api',
  deepLinking: true,
  tryItOutEnabled: true,
  defaultModelsExpandDepth: 0,
  // The badge would show the document to a host outside.
  validatorUrl: null,
  requestInterceptor: bodyIntoQuery,
});
